package io.onefold.identity.oracle;

import io.onefold.schemas.IdentifierKey;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Who is one person with whom (rules 10 to 14).
 *
 * @param partByMember the part of each present identifier
 * @param links the links that are active in the end, also those that were refused
 * @param refused the links that may not join
 * @param nevers the pairs with the word never both of whose ends are active in the end
 */
record Resolution(
        Map<IdentifierKey, Part> partByMember, List<Link> links, List<Refusal> refused, List<PairFacts> nevers) {
    /** All parts, by their smallest members. */
    List<Part> parts() {
        return new HashSet<>(partByMember.values())
                .stream()
                        .sorted(Comparator.comparing((Part part) -> part.members.first()))
                        .toList();
    }

    /** The part of a present identifier. */
    Part partOf(IdentifierKey member) {
        return Objects.requireNonNull(partByMember.get(member));
    }
}
