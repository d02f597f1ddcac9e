package io.onefold.ingest.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.Fate;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.Source;
import io.onefold.ingest.json.EventJson;
import io.onefold.ingest.json.Fields;
import io.onefold.ingest.json.FlatJson;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.EventType;
import io.onefold.schemas.Order;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the tracking calls of one source. Immutable and safe for several threads. */
public final class TrackingReader {
    private final Source source;
    private final EventJson json;
    private final IdentifierReading identifiers;
    private final RequestSplitter splitter = new RequestSplitter();

    /** A reader of what {@code source} sends. */
    public TrackingReader(Source source) {
        this.source = source;
        this.json = new EventJson(source.limits());
        this.identifiers = new IdentifierReading(source);
    }

    /** Reads each event of a request, in its order. */
    public List<Fate> read(TrackingRequest request, Instant receivedAt) {
        List<Fate> fates = new ArrayList<>(request.events().size());
        for (RawEvent event : request.events()) fates.add(read(event, receivedAt));
        return fates;
    }

    /** The record of a request that could not even be cut into events. */
    public Quarantined refuse(Endpoint endpoint, byte[] body, Rejection why, Instant receivedAt) {
        return refused(new RawEvent(ByteBuffer.wrap(body), EdgeLocation.whole(endpoint)), why, "", receivedAt);
    }

    /**
     * Reads the original of a quarantine record of this source again, as if received when it was: one event, or the events
     * of a whole request. Empty where the record's location is none of the tracking API.
     */
    public Optional<List<Fate>> readAgain(Quarantined quarantined) {
        Instant receivedAt = Instant.ofEpochMilli(quarantined.receivedAt());
        return EdgeLocation.parse(quarantined.location())
                .map(location -> location.isWhole()
                        ? readRequest(location.endpoint(), quarantined.original(), receivedAt)
                        : List.of(read(new RawEvent(quarantined.original(), location), receivedAt)));
    }

    private List<Fate> readRequest(Endpoint endpoint, ByteBuffer original, Instant receivedAt) {
        byte[] body = new byte[original.remaining()];
        original.duplicate().get(body);
        try {
            return read(splitter.split(endpoint, body), receivedAt);
        } catch (Rejection e) {
            return List.of(new Fate.Refused(refuse(endpoint, body, e, receivedAt)));
        }
    }

    private Fate read(RawEvent raw, Instant receivedAt) {
        String messageId = "";
        try {
            JsonNode event = json.parse(raw.bytes());
            messageId = MessageNaming.of(event, source.limits());
            Fate fate = Fate.read(source, touchpoint(event, raw.location(), messageId, receivedAt));
            return source.channel() == Channel.APP ? withAppContext(fate, event.path("context")) : fate;
        } catch (Rejection e) {
            return new Fate.Refused(refused(raw, e, messageId, receivedAt));
        }
    }

    /** After the plan, which is about what callers send, not about what SDKs add. */
    private static Fate withAppContext(Fate fate, JsonNode context) {
        return switch (fate) {
            case Fate.Accepted(Touchpoint touchpoint, String remark) ->
                new Fate.Accepted(AppContext.added(touchpoint, context), remark);
            case Fate.Refused refused -> refused;
        };
    }

    private Quarantined refused(RawEvent raw, Rejection why, String messageId, Instant receivedAt) {
        return new Quarantined(
                source.name(),
                source.channel(),
                why.reason(),
                why.getMessage(),
                raw.location().toString(),
                "",
                raw.bytes(),
                messageId,
                receivedAt.toEpochMilli());
    }

    private Touchpoint touchpoint(JsonNode event, EdgeLocation location, String messageId, Instant receivedAt)
            throws Rejection {
        EventType type = type(event, location);
        EventClock clock = EventClock.read(event, location.sentAt(), receivedAt);
        JsonNode context = event.path("context");
        String name = name(event, type);
        return new Touchpoint(
                messageId,
                source.name(),
                source.channel(),
                type,
                name,
                clock.occurredAt().toEpochMilli(),
                receivedAt.toEpochMilli(),
                clock.senderTime().toEpochMilli(),
                identifiers.read(event, type),
                traits(event, type),
                ConsentReading.read(context, source.defaults()),
                context(context),
                details(event, type, name, messageId));
    }

    private static EventType type(JsonNode event, EdgeLocation location) throws Rejection {
        if (location.type().isPresent()) return location.type().get();
        String told = Fields.text(event.path("type"), "type");
        if (told.isEmpty())
            throw new Rejection(QuarantineReason.MISSING_FIELD, "type is missing; an event of a batch says what it is");
        return Endpoint.typeNamed(told)
                .orElseThrow(() -> new Rejection(
                        QuarantineReason.UNKNOWN_SCHEMA,
                        "type is none of track, identify, page, screen, group and alias"));
    }

    private String name(JsonNode event, EventType type) throws Rejection {
        int maxLength = source.limits().maxTextLength();
        return switch (type) {
            case TRACK -> required(Fields.text(event.path("event"), "event", maxLength));
            case PAGE, SCREEN -> {
                String own = Fields.text(event.path("name"), "name", maxLength);
                yield own.isEmpty()
                        ? Fields.text(event.path("properties").path("name"), "properties.name", maxLength)
                        : own;
            }
            case IDENTIFY, GROUP, ALIAS -> "";
        };
    }

    private static String required(String event) throws Rejection {
        if (event.isBlank())
            throw new Rejection(QuarantineReason.MISSING_FIELD, "event is missing; a track call names what happened");
        return event;
    }

    /** A group's traits say something of the group, not of the person. */
    private static SortedMap<String, Value> traits(JsonNode event, EventType type) throws Rejection {
        SortedMap<String, Value> traits = new TreeMap<>();
        FlatJson.flatten(event.path("context").path("traits"), traits);
        if (type != EventType.GROUP) FlatJson.flatten(event.path("traits"), traits);
        return traits;
    }

    private Context context(JsonNode context) {
        String locale = Fields.textOrEmpty(context.path("locale"));
        JsonNode campaign = context.path("campaign");
        return new Context(
                locale.isEmpty() ? source.defaults().locale() : locale,
                Fields.textOrEmpty(context.path("ip")),
                Fields.textOrEmpty(context.path("userAgent")),
                Fields.textOrEmpty(campaign.isObject() ? campaign.path("name") : campaign));
    }

    private Details details(JsonNode event, EventType type, String name, String messageId) throws Rejection {
        JsonNode told = event.path("properties");
        SortedMap<String, Value> properties = new TreeMap<>();
        FlatJson.flatten(told, properties);
        @Nullable Order order = null;
        if (type == EventType.TRACK) order = CommerceOrder.read(name, told, messageId, source.defaults());
        if (order != null) properties.remove("products");
        if (type == EventType.GROUP) {
            FlatJson.flatten(event.path("traits"), properties);
            addText("groupId", event, properties);
        }
        if (type == EventType.PAGE || type == EventType.SCREEN) addText("category", event, properties);
        return new Details(order, null, null, List.of(), properties);
    }

    private static void addText(String field, JsonNode event, SortedMap<String, Value> properties) throws Rejection {
        String text = Fields.text(event.path(field), field);
        if (!text.isEmpty()) properties.put(field, new Value.Text(text));
    }
}
