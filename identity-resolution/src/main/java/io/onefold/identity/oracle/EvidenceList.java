package io.onefold.identity.oracle;

import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.UnifiedProfile.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The evidence for a pair as published: the three least and the greatest. */
final class EvidenceList {
    private static final int LEAST = 3;
    private static final Comparator<Evidence> ORDER = Comparator.comparingLong(Evidence::occurredAt)
            .thenComparing(Evidence::messageId)
            .thenComparing(Evidence::source)
            .thenComparing(Evidence::channel);

    private EvidenceList() {}

    static List<Evidence> of(List<Message> messages) {
        List<Evidence> all = messages.stream()
                .map(message -> evidence(message.touchpoint()))
                .distinct()
                .sorted(ORDER)
                .toList();
        if (all.size() <= LEAST) return all;
        List<Evidence> chosen = new ArrayList<>(all.subList(0, LEAST));
        chosen.add(all.getLast());
        return chosen;
    }

    private static Evidence evidence(Touchpoint touchpoint) {
        return new Evidence(
                touchpoint.source(), touchpoint.channel().label(), touchpoint.messageId(), touchpoint.occurredAt());
    }
}
