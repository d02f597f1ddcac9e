package io.onefold.ingest.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.Digests;
import io.onefold.ingest.Limits;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.json.Fields;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;

/**
 * The id of a message: the sender's, or where it sent none a digest of the event, so that the same event sent again is a
 * duplicate. What a retry changes by itself is left out of the digest, as is the order of the fields.
 */
final class MessageNaming {
    private static final Set<String> OF_THE_DELIVERY = Set.of("sentAt", "writeKey", "receivedAt");
    private static final String PREFIX = "digest-";

    private MessageNaming() {}

    static String of(JsonNode event, Limits limits) throws Rejection {
        String told = Fields.text(event.path("messageId"), "messageId", limits.maxTextLength());
        return told.isBlank() ? PREFIX + digest(event) : told;
    }

    /** Whether the sender named it. */
    static boolean isTold(JsonNode event) {
        return !event.path("messageId").asText().isBlank();
    }

    private static String digest(JsonNode event) {
        StringBuilder canonical = new StringBuilder();
        for (String name : names(event)) if (!OF_THE_DELIVERY.contains(name)) field(name, event.get(name), canonical);
        return Digests.nameOf(canonical.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void write(JsonNode node, StringBuilder into) {
        if (node.isObject()) {
            into.append('{');
            for (String name : names(node)) field(name, node.get(name), into);
            into.append('}');
        } else if (node.isArray()) {
            into.append('[');
            for (JsonNode element : node) {
                write(element, into);
                into.append(',');
            }
            into.append(']');
        } else {
            into.append(node);
        }
    }

    private static void field(String name, JsonNode value, StringBuilder into) {
        into.append(name.length()).append(':').append(name);
        write(value, into);
        into.append(',');
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        for (Iterator<String> each = object.fieldNames(); each.hasNext(); ) names.add(each.next());
        return names;
    }
}
