package io.onefold.identity.oracle;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.Evidence;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import io.onefold.schemas.UnifiedProfile.RefusedLink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The links and refused links of every part, as published. */
final class LinkLists {
    private static final int MOST = 500;

    private final Resolution resolution;
    private final Identifiers identifiers;
    private final Map<Part, List<Link>> links = new HashMap<>();
    private final Map<Part, List<Refused>> refused = new HashMap<>();

    /** A pair that may not join: a refused link or a never-pair. */
    private record Refused(PairFacts facts, long lastSeen, String word, String reason) {
        Pair pair() {
            return facts.pair;
        }
    }

    LinkLists(Resolution resolution, Identifiers identifiers) {
        this.resolution = resolution;
        this.identifiers = identifiers;
        for (Link link : resolution.links()) {
            Part part = partOf(link.pair().smaller());
            if (part == partOf(link.pair().larger()))
                links.computeIfAbsent(part, key -> new ArrayList<>()).add(link);
        }
        for (Refusal refusal : resolution.refused()) {
            Link link = refusal.link();
            refuse(new Refused(link.facts(), link.seen(), word(link), refusal.reason()));
        }
        for (PairFacts pair : resolution.nevers())
            refuse(new Refused(pair, Math.max(pair.last, pair.wordAt()), "never", Refusal.NEVER));
    }

    List<UnifiedProfile.Link> links(Part part) {
        return links.getOrDefault(part, List.of()).stream()
                .sorted(Comparator.comparing(Link::pair))
                .limit(MOST)
                .map(link -> published(part, link.facts(), link.seen(), word(link)))
                .toList();
    }

    List<RefusedLink> refused(Part part) {
        return refused.getOrDefault(part, List.of()).stream()
                .sorted(Comparator.comparing(Refused::pair))
                .limit(MOST)
                .map(pair ->
                        new RefusedLink(published(part, pair.facts(), pair.lastSeen(), pair.word()), pair.reason()))
                .toList();
    }

    private void refuse(Refused pair) {
        Part one = partOf(pair.pair().smaller());
        Part other = partOf(pair.pair().larger());
        refused.computeIfAbsent(one, key -> new ArrayList<>()).add(pair);
        if (other != one)
            refused.computeIfAbsent(other, key -> new ArrayList<>()).add(pair);
    }

    private Part partOf(IdentifierKey end) {
        return resolution.partOf(end);
    }

    private static String word(Link link) {
        return link.must() ? "must" : "";
    }

    private UnifiedProfile.Link published(Part part, PairFacts pair, long lastSeen, String word) {
        List<Evidence> evidence = EvidenceList.of(pair.evidence);
        long firstSeen = evidence.isEmpty() ? lastSeen : evidence.getFirst().occurredAt();
        return new UnifiedProfile.Link(
                end(part, pair.pair.smaller()), end(part, pair.pair.larger()), firstSeen, lastSeen, word, evidence);
    }

    private ProfileIdentifier end(Part part, IdentifierKey key) {
        return part.members.contains(key) ? identifiers.inPart(key) : identifiers.elsewhere(key);
    }
}
