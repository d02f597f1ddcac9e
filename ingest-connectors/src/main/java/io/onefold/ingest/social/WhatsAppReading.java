package io.onefold.ingest.social;

import static io.onefold.ingest.social.SocialEvent.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.Rejection;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Value;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads messages to a WhatsApp business account, and the states of its own. */
final class WhatsAppReading {
    private static final Map<String, String> STATES = Map.of(
            "sent", "Message Sent",
            "delivered", "Message Delivered",
            "read", "Message Read",
            "played", "Message Played",
            "failed", "Message Failed",
            "deleted", "Message Deleted");

    private final boolean texts;

    WhatsAppReading(boolean texts) {
        this.texts = texts;
    }

    /** @param value that holds one message or one state */
    MetaReading.Told read(String field, JsonNode value) throws Rejection {
        if (field.equals("messages") && value.path("messages").path(0).isObject()) return message(value);
        if (field.equals("messages") && value.path("statuses").path(0).isObject()) return state(value);
        throw new Rejection(
                QuarantineReason.UNKNOWN_SCHEMA,
                "the change is neither a message nor a message's state; subscribe the app to the field messages alone");
    }

    private MetaReading.Told message(JsonNode value) {
        JsonNode message = value.path("messages").path(0);
        String type = text(message.path("type"));
        JsonNode content = message.path(type);
        SortedMap<String, Value> properties = properties(value, type);
        SocialEvent.put(properties, "type", type);
        SocialEvent.put(properties, "postId", text(message.path("id")));
        SocialEvent.put(properties, "inReplyTo", text(message.path("context").path("id")));
        SocialEvent.put(properties, "ad", text(message.path("referral").path("source_id")));
        content(type, content, properties);
        return new MetaReading.Told(
                id("message-", message),
                name(type, content),
                text(message.path("from")),
                message.path("timestamp"),
                properties,
                nickname(value));
    }

    private void content(String type, JsonNode content, SortedMap<String, Value> properties) {
        SocialEvent.put(properties, "payload", text(content.path("payload")));
        for (String reply : List.of("button_reply", "list_reply"))
            SocialEvent.put(properties, "payload", text(content.path(reply).path("id")));
        if (type.equals("reaction")) {
            SocialEvent.put(properties, "reaction", text(content.path("emoji")));
            SocialEvent.put(properties, "postId", text(content.path("message_id")));
        }
        if (!texts) return;
        SocialEvent.put(properties, "text", text(content.path("caption")));
        SocialEvent.put(properties, "text", text(content.path("body")));
    }

    private static String name(String type, JsonNode content) {
        return switch (type) {
            case "reaction" -> text(content.path("emoji")).isEmpty() ? "Reaction Removed" : "Reaction Added";
            case "button", "interactive" -> "Button Clicked";
            case "system" -> "Notice Received";
            default -> "Message Received";
        };
    }

    private static MetaReading.Told state(JsonNode value) throws Rejection {
        JsonNode state = value.path("statuses").path(0);
        String status = text(state.path("status"));
        String name = STATES.get(status);
        if (name == null)
            throw new Rejection(QuarantineReason.UNKNOWN_SCHEMA, "the message's state is none that is known");
        SortedMap<String, Value> properties = properties(value, status);
        SocialEvent.put(properties, "postId", text(state.path("id")));
        SocialEvent.put(properties, "category", text(state.path("pricing").path("category")));
        SocialEvent.put(properties, "error", text(state.path("errors").path(0).path("code")));
        return new MetaReading.Told(
                id("state-" + status + "-", state),
                name,
                text(state.path("recipient_id")),
                state.path("timestamp"),
                properties,
                "");
    }

    private static SortedMap<String, Value> properties(JsonNode value, String type) {
        SortedMap<String, Value> properties = new TreeMap<>();
        boolean isState = value.has("statuses");
        SocialEvent.put(properties, "interaction", isState ? type : type.equals("reaction") ? type : "message");
        SocialEvent.put(properties, "account", text(value.path("metadata").path("phone_number_id")));
        return properties;
    }

    private static String id(String prefix, JsonNode of) {
        String id = text(of.path("id"));
        return id.isEmpty() ? "" : prefix + id;
    }

    private static String nickname(JsonNode value) {
        return text(value.path("contacts").path(0).path("profile").path("name"));
    }
}
