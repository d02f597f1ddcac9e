package io.onefold.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Calls of a web shop's visitors as a browser's SDK makes them, written out before the clock starts: some 900 bytes an event, every
 * message id once. Immutable.
 */
final class TrackingCalls implements Calls {
    private static final int CALLS = 2_000;
    private static final int EVENTS = 50_000;

    private final Random random = new Random(1);
    private final List<byte[]> calls = new ArrayList<>();
    private final int eventsEach;

    /** @param eventsEach 1 for single calls, else how many a batch has */
    TrackingCalls(int eventsEach) {
        this.eventsEach = eventsEach;
        int count = Math.min(CALLS, EVENTS / eventsEach);
        for (int i = 0; i < count; i++) calls.add(call(i));
    }

    @Override
    public int eventsEach() {
        return eventsEach;
    }

    @Override
    public byte[] request(long number) {
        return calls.get((int) (number % calls.size()));
    }

    /** A call's body. */
    byte[] body(int number) {
        byte[] request = calls.get(number);
        int from = new String(request, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
        return Arrays.copyOfRange(request, from, request.length);
    }

    private byte[] call(int number) {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < eventsEach; i++) events.add(event((long) number * eventsEach + i));
        String body = eventsEach == 1
                ? events.getFirst()
                : "{\"batch\":[" + String.join(",", events) + "],\"sentAt\":\"" + Instant.now() + "\"}";
        String head = """
                POST %s HTTP/1.1\r
                Host: 127.0.0.1\r
                Content-Type: application/json\r
                Authorization: Basic d2ViOg==\r
                Content-Length: %d\r
                \r
                """.formatted(
                        eventsEach == 1 ? "/v1/track" : "/v1/batch", body.getBytes(StandardCharsets.UTF_8).length);
        return (head + body).getBytes(StandardCharsets.UTF_8);
    }

    private String event(long number) {
        int product = random.nextInt(500);
        UUID visitor = new UUID(random.nextLong(), random.nextLong());
        return """
            {"type":"track","event":"Product Viewed","messageId":"ajs-next-%d-%s","anonymousId":"%s","userId":"customer-%d",\
            "timestamp":"%s","integrations":{},"properties":{"product_id":"product-%d","sku":"S-%d","category":"Schuhe","name":"跑步鞋 %d",\
            "brand":"North","variant":"blue","price":%d.90,"quantity":1,"currency":"CNY","position":%d,"in_stock":true,\
            "url":"https://shop.example/products/%d"},"context":{"ip":"10.0.0.1","locale":"zh-CN","timezone":"Asia/Shanghai",\
            "page":{"path":"/products/%d","referrer":"https://shop.example/","search":"","title":"跑步鞋","url":"https://shop.example/products/%d"},\
            "userAgent":"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",\
            "library":{"name":"analytics.js","version":"npm:next-1.81.0"},"campaign":{"name":"autumn","source":"mail"}}}""".formatted(
                        number,
                        UUID.nameUUIDFromBytes(Long.toString(number).getBytes(StandardCharsets.US_ASCII)),
                        visitor,
                        random.nextInt(100_000),
                        Instant.now(),
                        product,
                        product,
                        product,
                        random.nextInt(1_000),
                        random.nextInt(40),
                        product,
                        product,
                        product);
    }
}
