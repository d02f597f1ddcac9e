package io.onefold.identity.oracle;

import io.onefold.identity.rules.IdentityRules;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of one identifier, gathered from all inputs before anything is decided. */
final class IdentifierFacts {
    final IdentifierKey key;
    final Set<IdentifierKey> neighbours = new HashSet<>();
    final Map<String, Decided> consents = new HashMap<>();
    /** The messages it is the anchor of. */
    final List<Message> messages = new ArrayList<>();

    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    long erased = Long.MIN_VALUE;

    @Nullable
    IdentityCommand blocking;

    IdentifierFacts(IdentifierKey key) {
        this.key = key;
    }

    void touch(long at) {
        first = Math.min(first, at);
        last = Math.max(last, at);
    }

    /** Rule 9. */
    void consent(String purpose, Decided decided) {
        consents.merge(purpose, decided.at() <= erased ? decided.withoutMessage() : decided, Decided::later);
    }

    /** Rule 10. */
    boolean isPresent() {
        return last > erased;
    }

    /** Rule 15. */
    long effectiveFirst() {
        return first > erased ? first : erased + 1;
    }

    /** Rule 6. */
    boolean hasTooManyNeighbours(IdentityRules rules) {
        if (neighbours.size() > rules.capAny(key.strength())) return true;
        Map<Integer, Integer> byNamespace = new HashMap<>();
        for (IdentifierKey neighbour : neighbours) byNamespace.merge(neighbour.strength(), 1, Integer::sum);
        return byNamespace.entrySet().stream()
                .anyMatch(count -> count.getValue() > rules.cap(key.strength(), count.getKey()));
    }

    /** Rule 8. */
    boolean isBlocked(IdentityRules rules) {
        boolean byWord = blocking != null && blocking.action() == IdentityCommand.Action.BLOCK;
        return byWord || rules.isBlocked(key);
    }
}
