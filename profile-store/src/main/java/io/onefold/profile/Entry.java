package io.onefold.profile;

import io.onefold.schemas.OrderLine;
import io.onefold.schemas.UnifiedProfile.Evidence;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * What an anchor's messages say of one {@link EntryKey}. Immutable. A join is a semilattice's: associative, commutative and
 * idempotent, so entries of one key may be joined from several anchors too.
 */
public sealed interface Entry {

    /**
     * Both together; this very object where the other adds nothing.
     *
     * @throws IllegalArgumentException for an entry of another kind
     */
    Entry join(Entry other);

    /**
     * An order line: its first time, and its latest version by (time, message id, canonical text).
     *
     * @param firstAt the least time of any version
     * @param occurredAt the time of the version that counts
     * @param store where that version has it bought; empty for no shop
     */
    record OrderLineEntry(long firstAt, long occurredAt, String messageId, OrderLine line, String store)
            implements Entry {
        private static final Comparator<OrderLineEntry> ORDER = Comparator.comparingLong(OrderLineEntry::occurredAt)
                .thenComparing(OrderLineEntry::messageId)
                .thenComparing(entry -> CanonicalText.of(entry.line, entry.store));

        @Override
        public OrderLineEntry join(Entry other) {
            OrderLineEntry that = same(OrderLineEntry.class, other);
            OrderLineEntry latest = ORDER.compare(this, that) >= 0 ? this : that;
            long first = Math.min(firstAt, that.firstAt);
            return first == latest.firstAt
                    ? latest
                    : new OrderLineEntry(first, latest.occurredAt, latest.messageId, latest.line, latest.store);
        }

        @Override
        public String toString() {
            return "OrderLineEntry[" + messageId + "]";
        }
    }

    /**
     * A complaint: its first time, and whether its latest message, by (time, message id, open before closed), has it open.
     *
     * @param firstAt the least time of any message of it
     * @param occurredAt the time of the message that counts
     */
    record ComplaintEntry(long firstAt, long occurredAt, String messageId, boolean open) implements Entry {
        private static final Comparator<ComplaintEntry> ORDER = Comparator.comparingLong(ComplaintEntry::occurredAt)
                .thenComparing(ComplaintEntry::messageId)
                .thenComparing(entry -> !entry.open);

        @Override
        public ComplaintEntry join(Entry other) {
            ComplaintEntry that = same(ComplaintEntry.class, other);
            ComplaintEntry latest = ORDER.compare(this, that) >= 0 ? this : that;
            long first = Math.min(firstAt, that.firstAt);
            return first == latest.firstAt
                    ? latest
                    : new ComplaintEntry(first, latest.occurredAt, latest.messageId, latest.open);
        }
    }

    /** The latest answer by (time, message id, kind, score). */
    record AnswerEntry(long occurredAt, String messageId, String kind, int score) implements Entry {
        private static final Comparator<AnswerEntry> ORDER = Comparator.comparingLong(AnswerEntry::occurredAt)
                .thenComparing(AnswerEntry::messageId)
                .thenComparing(AnswerEntry::kind)
                .thenComparingInt(AnswerEntry::score);

        @Override
        public AnswerEntry join(Entry other) {
            AnswerEntry that = same(AnswerEntry.class, other);
            return ORDER.compare(this, that) >= 0 ? this : that;
        }
    }

    /**
     * What the anchor's messages say of an identifier in them, be it the anchor itself.
     *
     * @param value its normalised value, as those messages have it that are not redacted for it
     * @param messages of an identifier beside the anchor the messages that it stood in: at most four, the three least and the
     *     greatest by (time, message id, source, channel), ascending, each once; of the anchor none
     */
    record EvidenceEntry(String value, List<Evidence> messages) implements Entry {
        private static final int LEAST = 3;
        private static final Comparator<Evidence> ORDER = Comparator.comparingLong(Evidence::occurredAt)
                .thenComparing(Evidence::messageId)
                .thenComparing(Evidence::source)
                .thenComparing(Evidence::channel);

        public EvidenceEntry {
            messages = List.copyOf(messages);
        }

        @Override
        public EvidenceEntry join(Entry other) {
            EvidenceEntry that = same(EvidenceEntry.class, other);
            // A key is a digest of its value, so the values differ only where an anchor's is unknown.
            String known = value.compareTo(that.value) >= 0 ? value : that.value;
            TreeSet<Evidence> all = new TreeSet<>(ORDER);
            all.addAll(messages);
            all.addAll(that.messages);
            List<Evidence> kept = bounded(List.copyOf(all));
            return known.equals(value) && kept.equals(messages) ? this : new EvidenceEntry(known, kept);
        }

        private static List<Evidence> bounded(List<Evidence> sorted) {
            if (sorted.size() <= LEAST + 1) return sorted;
            return List.of(sorted.get(0), sorted.get(1), sorted.get(2), sorted.get(sorted.size() - 1));
        }

        @Override
        public String toString() {
            return "EvidenceEntry" + messages;
        }
    }

    private static <E extends Entry> E same(Class<E> kind, Entry other) {
        if (kind.isInstance(other)) return kind.cast(other);
        throw new IllegalArgumentException(
                kind.getSimpleName() + " joined with " + other.getClass().getSimpleName());
    }
}
