package io.onefold.profile;

import io.onefold.schemas.Answer;
import io.onefold.schemas.Complaint;
import io.onefold.schemas.Details;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Order;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.UnifiedProfile.Evidence;
import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one message adds to its anchor's fragment, or several joined. Immutable.
 *
 * @param entries only those keys that the messages speak of
 */
public record FragmentIncrement(FragmentCore core, SortedMap<EntryKey, Entry> entries) {
    public FragmentIncrement {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /**
     * What a message adds.
     *
     * @param redacted the message, after {@link Redaction#redact}
     * @param redactedFor the identifiers that it was redacted for: it is no evidence for a link to one of them
     * @param zone the business time zone, which hours and days are counted in
     */
    public static FragmentIncrement of(Observation redacted, Set<IdentifierKey> redactedFor, ZoneId zone) {
        Touchpoint touchpoint = redacted.touchpoint();
        TreeMap<EntryKey, Entry> entries = new TreeMap<>();
        addDetails(entries, touchpoint);
        addEvidence(entries, redacted, redactedFor);
        return new FragmentIncrement(
                new FragmentCore(traits(touchpoint), ActivityCounts.of(touchpoint, zone)), entries);
    }

    /** Many increments being joined: as {@link #join}, but with one copy for all. Not thread-safe. */
    public static final class Sum {
        private final TreeMap<EntryKey, Entry> entries = new TreeMap<>();
        private FragmentCore core = FragmentCore.EMPTY;

        /** Joins one more; each is to be added once. */
        public void add(FragmentIncrement increment) {
            core = core.join(increment.core());
            increment.entries().forEach((key, entry) -> entries.merge(key, entry, Entry::join));
        }

        /** All that was added. */
        public FragmentIncrement total() {
            return new FragmentIncrement(core, entries);
        }
    }

    /** Both together; each increment is to be joined once. */
    public FragmentIncrement join(FragmentIncrement other) {
        Sum both = new Sum();
        both.add(this);
        both.add(other);
        return both.total();
    }

    private static JoinMap<String, TraitState> traits(Touchpoint touchpoint) {
        JoinMap.Builder<String, TraitState> traits = new JoinMap.Builder<>(JoinMap.<String, TraitState>empty());
        for (Map.Entry<String, Value> trait : touchpoint.traits().entrySet()) {
            TraitRegister register = new TraitRegister(
                    touchpoint.occurredAt(), touchpoint.messageId(), touchpoint.source(), trait.getValue());
            traits.join(trait.getKey(), TraitState.of(register), TraitState::join);
        }
        return traits.build();
    }

    private static void addDetails(Map<EntryKey, Entry> entries, Touchpoint touchpoint) {
        Details details = touchpoint.details();
        String source = touchpoint.source();
        long at = touchpoint.occurredAt();
        String message = touchpoint.messageId();
        @Nullable Order order = details.order();
        if (order != null) {
            for (OrderLine line : order.lines())
                entries.merge(
                        new EntryKey.OrderLineKey(source, order.orderId(), line.lineId()),
                        new Entry.OrderLineEntry(at, at, message, exact(line), order.store()),
                        Entry::join);
        }
        @Nullable Complaint complaint = details.complaint();
        if (complaint != null) {
            entries.put(
                    new EntryKey.ComplaintKey(source, complaint.caseId()),
                    new Entry.ComplaintEntry(at, at, message, complaint.open()));
        }
        for (Answer answer : details.answers())
            entries.merge(
                    new EntryKey.AnswerKey(source, answer.survey(), answer.question()),
                    new Entry.AnswerEntry(at, message, answer.kind(), answer.score()),
                    Entry::join);
    }

    private static OrderLine exact(OrderLine line) {
        return new OrderLine(
                line.lineId(),
                line.product(),
                line.category(),
                CanonicalText.exact(line.quantity()),
                CanonicalText.exact(line.amount()),
                line.currency(),
                line.brand(),
                exactIfAny(line.discount()),
                exactIfAny(line.cost()));
    }

    private static @Nullable BigDecimal exactIfAny(@Nullable BigDecimal number) {
        return number == null ? null : CanonicalText.exact(number);
    }

    private static void addEvidence(
            Map<EntryKey, Entry> entries, Observation redacted, Set<IdentifierKey> redactedFor) {
        Touchpoint touchpoint = redacted.touchpoint();
        List<Evidence> message = List.of(new Evidence(
                touchpoint.source(), touchpoint.channel().label(), touchpoint.messageId(), touchpoint.occurredAt()));
        for (KeyedIdentifier each : redacted.identifiers()) {
            if (redactedFor.contains(each.key())) continue;
            List<Evidence> evidence = each.key().equals(redacted.anchor()) ? List.of() : message;
            entries.put(new EntryKey.EvidenceKey(each.key()), new Entry.EvidenceEntry(each.value(), evidence));
        }
    }
}
