package io.onefold.ingest.social;

import static io.onefold.ingest.social.SocialEvent.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.json.Fields;
import io.onefold.ingest.json.FlatJson;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Value;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads events of the messaging of Facebook pages and Instagram. */
final class MessagingReading {
    private static final List<String> KINDS = List.of(
            "message",
            "message_edit",
            "postback",
            "reaction",
            "delivery",
            "read",
            "referral",
            "optin",
            "account_linking");

    private final boolean texts;

    MessagingReading(boolean texts) {
        this.texts = texts;
    }

    /** @param account whose messaging it is */
    MetaReading.Told read(JsonNode element, String account) throws Rejection {
        String kind = KINDS.stream()
                .filter(element::has)
                .findFirst()
                .orElseThrow(() -> new Rejection(
                        QuarantineReason.UNKNOWN_SCHEMA, "the messaging event is of a kind that is not known"));
        JsonNode content = element.path(kind);
        String sender = text(element.path("sender").path("id"));
        boolean isOurs = content.path("is_echo").asBoolean() || (!sender.isEmpty() && sender.equals(account));
        return new MetaReading.Told(
                id(kind, content),
                name(kind, content, isOurs),
                isOurs ? text(element.path("recipient").path("id")) : sender,
                element.has("timestamp") ? element.path("timestamp") : content.path("watermark"),
                properties(kind, content, isOurs),
                "");
    }

    private static String name(String kind, JsonNode content, boolean isOurs) {
        return switch (kind) {
            case "message" -> {
                if (content.path("is_deleted").asBoolean()) yield "Message Deleted";
                yield isOurs ? "Message Sent" : "Message Received";
            }
            case "message_edit" -> "Message Edited";
            case "postback" -> "Button Clicked";
            case "reaction" -> text(content.path("action")).equals("unreact") ? "Reaction Removed" : "Reaction Added";
            case "delivery" -> "Message Delivered";
            case "read" -> "Message Read";
            case "referral" -> "Referral Opened";
            case "optin" -> "Opted In";
            default -> text(content.path("status")).equals("unlinked") ? "Account Unlinked" : "Account Linked";
        };
    }

    /** A message that is deleted or edited has the id that it had before; so its fate stands before it. */
    private static String id(String kind, JsonNode content) {
        String mid = text(content.path("mid"));
        if (mid.isEmpty()) return "";
        return switch (kind) {
            case "message" -> (content.path("is_deleted").asBoolean() ? "deleted-" : "message-") + mid;
            case "message_edit" -> "edit-" + content.path("num_edit").asText() + "-" + mid;
            case "postback" -> "postback-" + mid;
            default -> "";
        };
    }

    private SortedMap<String, Value> properties(String kind, JsonNode content, boolean isOurs) throws Rejection {
        SortedMap<String, Value> properties = new TreeMap<>();
        SocialEvent.put(properties, "interaction", kind.equals("message") && isOurs ? "reply" : kind.replace('_', '-'));
        SocialEvent.put(properties, "postId", text(content.path("mid")));
        SocialEvent.put(properties, "payload", text(content.path("payload")));
        SocialEvent.put(properties, "payload", text(content.path("quick_reply").path("payload")));
        SocialEvent.put(properties, "button", text(content.path("title")));
        SocialEvent.put(properties, "reaction", text(content.path("reaction")));
        SocialEvent.put(properties, "app", text(content.path("app_id")));
        FlatJson.put("messages", content.path("mids"), properties);
        FlatJson.put("watermark", content.path("watermark"), properties);
        referral(kind.equals("referral") || kind.equals("optin") ? content : content.path("referral"), properties);
        if (kind.equals("message")) message(content, properties);
        if (texts) SocialEvent.put(properties, "text", text(content.path("text")));
        return properties;
    }

    private static void referral(JsonNode referral, SortedMap<String, Value> properties) throws Rejection {
        SocialEvent.put(properties, "ref", text(referral.path("ref")));
        SocialEvent.put(properties, "refSource", text(referral.path("source")));
        SocialEvent.put(properties, "refType", text(referral.path("type")));
        SocialEvent.put(properties, "ad", Fields.text(referral.path("ad_id"), "ad_id"));
    }

    private static void message(JsonNode content, SortedMap<String, Value> properties) {
        String attached = text(content.path("attachments").path(0).path("type"));
        SocialEvent.put(properties, "type", attached.isEmpty() && content.has("text") ? "text" : attached);
        int attachments = content.path("attachments").size();
        if (attachments > 0) properties.put("attachments", new Value.Whole(attachments));
    }
}
