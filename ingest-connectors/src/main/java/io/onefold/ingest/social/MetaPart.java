package io.onefold.ingest.social;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.json.Fields;
import io.onefold.schemas.QuarantineReason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One event of a call, which may carry many.
 *
 * @param object what the app is subscribed to, such as {@code page}
 * @param account the id of the page, the professional account or the business account
 * @param sentAt when Meta sent it, as it wrote that; another at each attempt
 * @param array that the event stood in: {@code messaging}, {@code standby} or {@code changes}; empty where the entry itself
 *     is the event
 * @param element the event
 */
record MetaPart(String object, String account, JsonNode sentAt, String array, JsonNode element) {
    private static final List<String> ARRAYS = List.of("messaging", "standby", "changes");

    /** What WhatsApp puts into one change, each an event. */
    private static final List<String> LISTS = List.of("messages", "statuses");

    /** The parts of a call, in its order. */
    static List<MetaPart> of(JsonNode call) throws Rejection {
        if (!call.path("object").isTextual() || !call.path("entry").isArray())
            throw new Rejection(
                    QuarantineReason.UNKNOWN_SCHEMA,
                    "the body has no text object and no array entry, as webhooks have");
        List<MetaPart> parts = new ArrayList<>();
        for (JsonNode entry : call.path("entry")) add(call.path("object").textValue(), entry, parts);
        return parts;
    }

    private static void add(String object, JsonNode entry, List<MetaPart> parts) {
        String account = entry.path("id").asText();
        int before = parts.size();
        boolean hasArray = false;
        for (String array : ARRAYS) {
            hasArray |= entry.path(array).isArray();
            for (JsonNode element : entry.path(array))
                for (JsonNode single : array.equals("changes") ? singles(element) : List.of(element))
                    parts.add(new MetaPart(object, account, entry.path("time"), array, single));
        }
        if (parts.size() == before && !hasArray)
            parts.add(new MetaPart(object, account, entry.path("time"), "", entry));
    }

    /** A change of WhatsApp for each of the messages and states that it holds; any other as it is. */
    private static List<JsonNode> singles(JsonNode change) {
        List<JsonNode> singles = new ArrayList<>();
        if (change instanceof ObjectNode whole && change.path("value") instanceof ObjectNode value)
            for (String array : LISTS)
                for (JsonNode each : value.path(array)) singles.add(single(whole, value, array, each));
        return singles.isEmpty() ? List.of(change) : singles;
    }

    private static JsonNode single(ObjectNode change, ObjectNode value, String array, JsonNode only) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        ObjectNode alone = nodes.objectNode().setAll(value);
        alone.remove(LISTS);
        if (value.path("contacts").isArray()) {
            ArrayNode contacts = alone.putArray("contacts");
            for (JsonNode contact : value.path("contacts"))
                if (value.path("contacts").size() == 1 || contact.path("wa_id").equals(only.path("from")))
                    contacts.add(contact);
        }
        alone.putArray(array).add(only);
        ObjectNode copy = nodes.objectNode().setAll(change);
        return copy.set("value", alone);
    }

    /** The call as it were if it had this event alone, so that it can be read again by itself. */
    ByteBuffer original() {
        ObjectNode call = JsonNodeFactory.instance.objectNode().put("object", object);
        ArrayNode entries = call.putArray("entry");
        if (array.isEmpty()) {
            entries.add(element);
        } else {
            ObjectNode entry = entries.addObject().put("id", account);
            if (!sentAt.isMissingNode()) entry.set("time", sentAt);
            entry.putArray(array).add(element);
        }
        return ByteBuffer.wrap(call.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What changed; empty where the event is no change. */
    String field() {
        return Fields.textOrEmpty(element.path("field"));
    }

    /** An id of its own for an event that has none: the same at each attempt. */
    String digest() {
        JsonNode told = array.isEmpty() ? element.path("value") : element;
        return SocialEvent.digestOf("digest-", object, account, field(), told.toString());
    }
}
