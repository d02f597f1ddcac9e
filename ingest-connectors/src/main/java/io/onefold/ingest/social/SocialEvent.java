package io.onefold.ingest.social;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.Digests;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one call, or a part of one, told of one person. */
record SocialEvent(
        String messageId,
        String name,
        Instant occurredAt,
        List<Identifier> identifiers,
        SortedMap<String, Value> traits,
        SortedMap<String, Value> properties,
        List<ConsentDecision> consents) {
    SocialEvent {
        identifiers = List.copyOf(identifiers);
        traits = Collections.unmodifiableSortedMap(new TreeMap<>(traits));
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
        consents = List.copyOf(consents);
    }

    /** Adds a text under a name; nothing where it is empty. */
    static void put(SortedMap<String, Value> into, String name, String text) {
        if (!text.isEmpty()) into.put(name, new Value.Text(text));
    }

    /** A single value of JSON as text; empty for anything else. */
    static String text(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? node.asText() : "";
    }

    /** A message id for what has none: of its parts, which it hides since message ids stand in logs. */
    static String digestOf(String prefix, String... parts) {
        return prefix + Digests.nameOf(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }
}
