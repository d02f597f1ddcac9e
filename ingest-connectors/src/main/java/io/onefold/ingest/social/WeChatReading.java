package io.onefold.ingest.social;

import io.onefold.ingest.IdentifierSet;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.Source;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Value;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns the fields of one WeChat message into an event. Safe for several threads. */
final class WeChatReading {
    /** The purpose that following states a decision on. */
    static final String PURPOSE = "wechat_marketing";

    private static final Set<String> MESSAGES =
            Set.of("text", "image", "voice", "video", "shortvideo", "location", "link", "file", "miniprogrampage");

    /** What people wrote and said, by WeChat's name and ours. */
    private static final Map<String, String> TEXTS =
            Map.of("Content", "text", "Recognition", "recognition", "Title", "title", "Url", "url");

    /** A follower's first scan is told as following, with the scene behind this. */
    private static final String SCENE = "qrscene_";

    private final Source source;
    private final WeChatSettings.Taking taking;

    WeChatReading(Source source, WeChatSettings.Taking taking) {
        this.source = source;
        this.taking = taking;
    }

    /**
     * What WeChat recommends to tell repetitions by: a message's own id, else who did what and when; with the event's key,
     * since two menu entries can be touched in one second.
     */
    String messageId(Map<String, String> fields) throws Rejection {
        String own = field(fields, "MsgId");
        if (!own.isEmpty() && own.length() <= source.limits().maxTextLength()) return "message-" + own;
        return SocialEvent.digestOf(
                "event-",
                required(fields, "FromUserName"),
                required(fields, "CreateTime"),
                field(fields, "MsgType"),
                field(fields, "Event"),
                field(fields, "EventKey"),
                field(fields, "MsgID"));
    }

    SocialEvent event(Map<String, String> fields, String messageId) throws Rejection {
        String type = required(fields, "MsgType");
        if (type.equals("event")) return happened(fields, messageId);
        if (MESSAGES.contains(type)) return message(fields, messageId, type);
        throw new Rejection(QuarantineReason.UNKNOWN_SCHEMA, "the message is of a type that is not known: MsgType");
    }

    private SocialEvent happened(Map<String, String> fields, String messageId) throws Rejection {
        WeChatEvent event = WeChatEvent.named(required(fields, "Event"));
        if (event == null)
            throw new Rejection(
                    QuarantineReason.UNKNOWN_SCHEMA, "the event is none of a follower that is known: Event");
        SortedMap<String, Value> properties = properties(event.interaction());
        String key = field(fields, "EventKey");
        SocialEvent.put(properties, event.keyProperty(), key.startsWith(SCENE) ? key.substring(SCENE.length()) : key);
        SocialEvent.put(properties, "menuId", field(fields, "MenuId"));
        SocialEvent.put(properties, "status", field(fields, "Status"));
        SocialEvent.put(properties, "postId", field(fields, "MsgID"));
        if (taking.texts()) SocialEvent.put(properties, "scanned", field(fields, "ScanCodeInfo.ScanResult"));
        location(fields, "Latitude", "Longitude", properties);
        location(fields, "SendLocationInfo.Location_X", "SendLocationInfo.Location_Y", properties);
        return new SocialEvent(
                messageId,
                event.title(),
                time(fields),
                identifiers(fields),
                Collections.emptySortedMap(),
                properties,
                consents(event));
    }

    private SocialEvent message(Map<String, String> fields, String messageId, String type) throws Rejection {
        SortedMap<String, Value> properties = properties("message");
        SocialEvent.put(properties, "type", type);
        SocialEvent.put(properties, "postId", field(fields, "MsgId"));
        if (taking.texts())
            TEXTS.forEach((field, property) -> SocialEvent.put(properties, property, field(fields, field)));
        location(fields, "Location_X", "Location_Y", properties);
        if (taking.locations()) SocialEvent.put(properties, "place", field(fields, "Label"));
        return new SocialEvent(
                messageId,
                "WeChat Message Sent",
                time(fields),
                identifiers(fields),
                Collections.emptySortedMap(),
                properties,
                List.of());
    }

    private SortedMap<String, Value> properties(String interaction) {
        SortedMap<String, Value> properties = new TreeMap<>();
        SocialEvent.put(properties, "network", "wechat");
        SocialEvent.put(properties, "account", taking.appId());
        SocialEvent.put(properties, "interaction", interaction);
        return properties;
    }

    private void location(
            Map<String, String> fields, String latitude, String longitude, SortedMap<String, Value> properties) {
        if (!taking.locations()) return;
        SocialEvent.put(properties, "latitude", field(fields, latitude));
        SocialEvent.put(properties, "longitude", field(fields, longitude));
    }

    private List<Identifier> identifiers(Map<String, String> fields) throws Rejection {
        IdentifierSet found = new IdentifierSet(source.limits());
        String openId = required(fields, "FromUserName");
        found.add(taking.namespace(), "wechat:" + taking.appId() + ":" + openId, "the openid");
        String unionId = taking.unionIds() ? unionId(fields) : "";
        if (!unionId.isEmpty()) found.add(taking.namespace(), "wechat-union:" + unionId, "the unionid");
        return found.toList("FromUserName");
    }

    private static String unionId(Map<String, String> fields) {
        String told = field(fields, "UnionId");
        return told.isEmpty() ? field(fields, "unionid") : told;
    }

    private List<ConsentDecision> consents(WeChatEvent event) {
        if (!taking.consentOnFollow()) return List.of();
        return switch (event) {
            case SUBSCRIBE -> List.of(decision(ConsentState.GRANTED));
            case UNSUBSCRIBE -> List.of(decision(ConsentState.DENIED));
            default -> List.of();
        };
    }

    private ConsentDecision decision(ConsentState state) {
        String namespace = source.defaults().consentNamespaces().getOrDefault(PURPOSE, taking.namespace());
        return new ConsentDecision(PURPOSE, state, namespace);
    }

    private static Instant time(Map<String, String> fields) throws Rejection {
        String seconds = required(fields, "CreateTime");
        if (seconds.matches("\\d{1,11}")) return Instant.ofEpochSecond(Long.parseLong(seconds));
        throw new Rejection(QuarantineReason.WRONG_TYPE, "CreateTime is no Unix time in seconds");
    }

    private static String required(Map<String, String> fields, String name) throws Rejection {
        String value = field(fields, name);
        if (value.isEmpty()) throw new Rejection(QuarantineReason.MISSING_FIELD, name + " is missing");
        return value;
    }

    private static String field(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "").strip();
    }
}
