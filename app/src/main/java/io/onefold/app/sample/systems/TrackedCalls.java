package io.onefold.app.sample.systems;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onefold.schemas.EventType;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.Order;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** The web shop's pages, or the app: calls of the tracking API, a hundred events each. */
final class TrackedCalls implements CompanySystem {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BATCH = 100;
    private static final List<String> OWN_FIELDS = List.of("customer_id", "anonymous_id", "device_id");

    private final String source;
    private final CollectorClient collector;
    private final String credentials;

    /**
     * A sender.
     *
     * @param source of the generator's
     * @param writeKey that it sends with
     */
    TrackedCalls(String source, CollectorClient collector, String writeKey) {
        this.source = source;
        this.collector = collector;
        this.credentials =
                "Basic " + Base64.getEncoder().encodeToString((writeKey + ":").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String name() {
        return source;
    }

    @Override
    public boolean tells(Touchpoint touchpoint) {
        return touchpoint.source().equals(source);
    }

    @Override
    public void tell(List<Touchpoint> touchpoints, Told progress) throws IOException, InterruptedException {
        for (int at = 0; at < touchpoints.size(); at += BATCH) {
            ObjectNode body = JSON.createObjectNode();
            ArrayNode batch = body.putArray("batch");
            touchpoints
                    .subList(at, Math.min(at + BATCH, touchpoints.size()))
                    .forEach(touchpoint -> batch.add(event(touchpoint)));
            collector.post(
                    "/v1/batch", "Authorization", credentials, "application/json", JSON.writeValueAsString(body));
            progress.upTo(at + batch.size());
        }
    }

    /** A customer wants no more mail. */
    void withdraw(String customerId, Instant at) throws IOException, InterruptedException {
        ObjectNode event = JSON.createObjectNode();
        event.put("userId", customerId);
        event.put("messageId", "withdrawal-" + customerId + "-" + at.toEpochMilli());
        event.put("timestamp", at.toString());
        event.putObject("context")
                .putObject("consent")
                .putObject("categoryPreferences")
                .put("email_marketing", false);
        collector.post(
                "/v1/identify", "Authorization", credentials, "application/json", JSON.writeValueAsString(event));
    }

    private static ObjectNode event(Touchpoint touchpoint) {
        ObjectNode event = JSON.createObjectNode();
        String type = touchpoint.type().name().toLowerCase(Locale.ROOT);
        event.put("type", type);
        event.put("messageId", touchpoint.messageId());
        event.put("timestamp", Instant.ofEpochMilli(touchpoint.occurredAt()).toString());
        if (!touchpoint.name().isEmpty())
            event.put(touchpoint.type() == EventType.TRACK ? "event" : "name", touchpoint.name());
        ObjectNode traits = event.putObject("traits");
        touchpoint.traits().forEach((name, value) -> {
            if (value instanceof Value.Text(String text)) traits.put(name, text);
        });
        identifiers(touchpoint, event);
        return event;
    }

    private static void identifiers(Touchpoint touchpoint, ObjectNode event) {
        ObjectNode context = event.putObject("context");
        put(event, "userId", Identifiers.first(touchpoint, "customer_id"));
        put(event, "anonymousId", Identifiers.first(touchpoint, "anonymous_id"));
        String device = Identifiers.first(touchpoint, "device_id");
        if (!device.isEmpty()) context.putObject("device").put("id", device).put("type", "android");
        ArrayNode external = context.putArray("externalIds");
        for (Identifier each : touchpoint.identifiers())
            if (!OWN_FIELDS.contains(each.namespace())) external(external, each.namespace(), each.value());
        Order order = touchpoint.details().order();
        if (order != null) external(external, "order_number", order.orderId());
    }

    private static void external(ArrayNode list, String namespace, String value) {
        list.addObject().put("type", namespace).put("id", value).put("collection", "users");
    }

    private static void put(ObjectNode event, String field, String value) {
        if (!value.isEmpty()) event.put(field, value);
    }

    @Override
    public List<String> messageIds(Touchpoint touchpoint) {
        return List.of(touchpoint.messageId());
    }
}
