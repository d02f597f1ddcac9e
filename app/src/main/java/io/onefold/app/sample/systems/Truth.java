package io.onefold.app.sample.systems;

import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose each message is. Never shown to the software under test.
 *
 * @param persons by message id; messages whose ids are digests by {@link #named the account or the order} that they name
 */
public record Truth(Map<String, String> persons) {
    public Truth {
        persons = Map.copyOf(persons);
    }

    /** The person by message id, of those messages that are somebody's. */
    public Map<String, String> of(Collection<Observation> messages) {
        Map<String, String> known = new HashMap<>();
        for (Observation message : messages) {
            String person = person(message);
            if (person != null) known.put(message.touchpoint().messageId(), person);
        }
        return known;
    }

    /** How an account or an order is written here; normalising an identifier may have changed its letters. */
    static String named(String value) {
        return "named " + value.toLowerCase(Locale.ROOT);
    }

    private @Nullable String person(Observation message) {
        String person = persons.get(message.touchpoint().messageId());
        if (person != null || !message.touchpoint().source().equals("shop")) return person;
        for (KeyedIdentifier each : message.identifiers()) {
            String owner = persons.get(named(each.value()));
            if (owner != null) return owner;
        }
        return null;
    }
}
