package io.onefold.ingest.social;

import static io.onefold.ingest.social.SocialEvent.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.Rejection;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Value;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads changes of a Facebook page's feed, and comments on Instagram. */
final class ChangeReading {
    private static final Map<String, String> ITEMS = Map.of(
            "comment", "Comment",
            "reaction", "Reaction",
            "like", "Like",
            "post", "Post",
            "status", "Post",
            "photo", "Photo",
            "video", "Video",
            "share", "Share",
            "album", "Album");
    private static final Map<String, String> VERBS = Map.of(
            "add", "Added",
            "edit", "Edited",
            "edited", "Edited",
            "remove", "Removed",
            "hide", "Hidden",
            "unhide", "Shown");

    private final boolean texts;

    ChangeReading(boolean texts) {
        this.texts = texts;
    }

    MetaReading.Told read(MetaNetwork network, String field, JsonNode value, String account) throws Rejection {
        if (text(value.path("from").path("id")).equals(account))
            throw new Rejection(
                    QuarantineReason.NO_IDENTIFIER, "the account itself did it, so it tells nothing of a customer");
        if (network == MetaNetwork.FACEBOOK && field.equals("feed")) return feed(value);
        if (network == MetaNetwork.INSTAGRAM && (field.equals("comments") || field.equals("live_comments")))
            return comment(field, value);
        throw new Rejection(
                QuarantineReason.UNKNOWN_SCHEMA,
                "the change is of a field that is not known; subscribe the app to none but those the documentation lists");
    }

    private MetaReading.Told feed(JsonNode value) throws Rejection {
        String item = ITEMS.get(text(value.path("item")));
        String verb = VERBS.get(text(value.path("verb")));
        if (item == null || verb == null)
            throw new Rejection(QuarantineReason.UNKNOWN_SCHEMA, "the feed's item or verb is none that is known");
        SortedMap<String, Value> properties = new TreeMap<>();
        SocialEvent.put(properties, "interaction", text(value.path("item")));
        SocialEvent.put(properties, "postId", text(value.path("post_id")));
        SocialEvent.put(properties, "commentId", text(value.path("comment_id")));
        SocialEvent.put(properties, "reaction", text(value.path("reaction_type")));
        if (texts) SocialEvent.put(properties, "text", text(value.path("message")));
        return new MetaReading.Told(
                "", item + " " + verb, text(value.path("from").path("id")), value.path("created_time"), properties, "");
    }

    private MetaReading.Told comment(String field, JsonNode value) {
        SortedMap<String, Value> properties = new TreeMap<>();
        SocialEvent.put(properties, "interaction", "comment");
        SocialEvent.put(properties, "postId", text(value.path("media").path("id")));
        SocialEvent.put(properties, "commentId", text(value.path("id")));
        SocialEvent.put(properties, "type", field.equals("comments") ? "comment" : "live-comment");
        if (texts) SocialEvent.put(properties, "text", text(value.path("text")));
        String id = text(value.path("id"));
        return new MetaReading.Told(
                id.isEmpty() ? "" : "comment-" + id,
                "Comment Added",
                text(value.path("from").path("id")),
                value.path("created_time"),
                properties,
                text(value.path("from").path("username")));
    }
}
