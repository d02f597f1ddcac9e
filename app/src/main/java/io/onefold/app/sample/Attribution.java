package io.onefold.app.sample;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What anybody could know at best of who sent which message, by the identifiers that only one person uses. A message without one, such as
 * a visit on a family's tablet that nobody logged in for, is attributable to no one. Two messages of one person that no chain of such identifiers connects,
 * such as a purchase and a visit from a browser that never logged in, are that person's without anybody being able to tell.
 *
 * @param persons person by message id, of the attributable ones
 * @param pieces by message id, of the same: equal for two messages of one person that are connected
 */
record Attribution(Map<String, String> persons, Map<String, String> pieces) {
    Attribution {
        persons = Map.copyOf(persons);
        pieces = Map.copyOf(pieces);
    }

    /** @param truth person by message id; other messages are left out */
    static Attribution of(Collection<Observation> messages, Map<String, String> truth) {
        Map<IdentifierKey, Set<String>> users = new HashMap<>();
        for (Observation message : messages) {
            String person = truth.get(message.touchpoint().messageId());
            if (person == null) continue;
            for (KeyedIdentifier each : message.identifiers())
                users.computeIfAbsent(each.key(), key -> new HashSet<>()).add(person);
        }
        Pieces pieces = new Pieces();
        Map<String, String> persons = new HashMap<>();
        for (Observation message : messages) {
            String id = message.touchpoint().messageId();
            String person = truth.get(id);
            if (person == null) continue;
            for (KeyedIdentifier each : message.identifiers()) {
                if (users.getOrDefault(each.key(), Set.of()).size() != 1) continue;
                persons.put(id, person);
                pieces.join(id, each.key().hex());
            }
        }
        Map<String, String> named = new HashMap<>();
        persons.keySet().forEach(id -> named.put(id, pieces.nameOf(id)));
        return new Attribution(persons, named);
    }

    /** Connected names, by path halving. */
    private static final class Pieces {
        private final Map<String, String> parents = new HashMap<>();

        void join(String a, String b) {
            String first = nameOf(a);
            String second = nameOf(b);
            if (!first.equals(second)) parents.put(first, second);
        }

        String nameOf(String name) {
            String at = name;
            String parent = parents.get(at);
            while (parent != null) {
                String above = parents.get(parent);
                if (above != null) parents.put(at, above);
                at = parent;
                parent = above;
            }
            return at;
        }
    }
}
