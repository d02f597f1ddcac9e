package io.onefold.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Batches that known customers of a shop send to the collector, written as they are asked for: every message id once, and nobody
 * new. Immutable.
 */
final class ShopCalls implements Calls {
    static final int EVENTS_EACH = 10;

    private final int people;

    ShopCalls(int people) {
        this.people = people;
    }

    static String email(long person) {
        return "person" + person + "@mail.test";
    }

    /** What makes the customers known: each with a cookie, an address and a name. */
    byte[] introduction(long number) {
        return batch(number, ShopCalls::identify);
    }

    @Override
    public int eventsEach() {
        return EVENTS_EACH;
    }

    @Override
    public byte[] request(long number) {
        return batch(number, this::view);
    }

    private static byte[] batch(long number, LongFunction<String> event) {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < EVENTS_EACH; i++) events.add(event.apply(number * EVENTS_EACH + i));
        byte[] body = ("{\"batch\":[" + String.join(",", events) + "]}").getBytes(StandardCharsets.UTF_8);
        String head = "POST /v1/batch HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + "Authorization: Basic d2ViOg==\r\nContent-Length: " + body.length + "\r\n\r\n";
        return (head + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    private static String identify(long person) {
        return """
            {"type":"identify","messageId":"i%1$d","anonymousId":"cookie-%1$d","userId":"customer-%1$d",\
            "traits":{"email":"%2$s","name":"Person %1$d","city":"上海"}}""".formatted(person, email(person));
    }

    private String view(long number) {
        // A step without a common divisor goes through everybody, and neighbours meet other partitions.
        long person = number * 7_919 % people;
        return """
            {"type":"track","event":"Product Viewed","messageId":"v%1$d","anonymousId":"cookie-%2$d","userId":"customer-%2$d",\
            "properties":{"product_id":"product-%3$d","category":"Schuhe","price":%3$d.90,"currency":"CNY"}}""".formatted(number, person, number % 500);
    }
}
