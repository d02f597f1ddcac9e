package io.onefold.profile;

import io.onefold.schemas.IdentifierKey;
import java.util.Comparator;

/** What an {@link Entry} of an anchor is about. The order is by kind, then by the parts as they are listed. */
public sealed interface EntryKey extends Comparable<EntryKey> {

    /** A line of an order, a receipt or a return. */
    record OrderLineKey(String source, String orderId, String lineId) implements EntryKey {
        private static final Comparator<OrderLineKey> ORDER = Comparator.comparing(OrderLineKey::source)
                .thenComparing(OrderLineKey::orderId)
                .thenComparing(OrderLineKey::lineId);
    }

    /** A complaint. */
    record ComplaintKey(String source, String caseId) implements EntryKey {
        private static final Comparator<ComplaintKey> ORDER =
                Comparator.comparing(ComplaintKey::source).thenComparing(ComplaintKey::caseId);
    }

    /** A question of a survey. */
    record AnswerKey(String source, String survey, String question) implements EntryKey {
        private static final Comparator<AnswerKey> ORDER = Comparator.comparing(AnswerKey::source)
                .thenComparing(AnswerKey::survey)
                .thenComparing(AnswerKey::question);
    }

    /** An identifier in the anchor's messages: with another one it is a link's evidence, with the anchor itself just its value. */
    record EvidenceKey(IdentifierKey other) implements EntryKey {}

    @Override
    default int compareTo(EntryKey that) {
        return switch (this) {
            case OrderLineKey a when that instanceof OrderLineKey b -> OrderLineKey.ORDER.compare(a, b);
            case ComplaintKey a when that instanceof ComplaintKey b -> ComplaintKey.ORDER.compare(a, b);
            case AnswerKey a when that instanceof AnswerKey b -> AnswerKey.ORDER.compare(a, b);
            case EvidenceKey a when that instanceof EvidenceKey b -> a.other.compareTo(b.other);
            case EntryKey a -> Integer.compare(kind(a), kind(that));
        };
    }

    private static int kind(EntryKey key) {
        return switch (key) {
            case OrderLineKey line -> 1;
            case ComplaintKey complaint -> 2;
            case AnswerKey answer -> 3;
            case EvidenceKey evidence -> 4;
        };
    }
}
