package io.onefold.testing.fault;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A site that sends random events of a few people in batches, one after another, and sends a batch again until it is answered
 * with 200, as SDKs do.
 */
final class Sender {
    private static final int PEOPLE = 60;
    private static final int MOST_EVENTS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 50;

    private final URI url;
    private final Random random;
    private final Set<String> acknowledged = new ConcurrentSkipListSet<>();
    private int messages;

    Sender(String collectorUrl, long seed) {
        this.url = URI.create(collectorUrl + "/v1/batch");
        this.random = new Random(seed);
    }

    /** The ids of the messages that were answered with 200. */
    Set<String> acknowledged() {
        return acknowledged;
    }

    /** Sends until it is told to stop and what it began to send is acknowledged. */
    void run(CountDownLatch stop) throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (stop.getCount() > 0) {
                int first = messages;
                String batch = batch();
                while (!isAccepted(http, batch)) stop.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                for (int message = first; message < messages; message++) acknowledged.add("m" + message);
            }
        }
    }

    private boolean isAccepted(HttpClient http, String batch) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Authorization", "Basic d2ViOg==")
                .POST(BodyPublishers.ofString(batch))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private String batch() {
        StringBuilder events = new StringBuilder();
        for (int left = 1 + random.nextInt(MOST_EVENTS); left > 0; left--)
            events.append(events.isEmpty() ? "" : ",").append(event());
        return "{\"batch\":[" + events + "]}";
    }

    /** Devices outnumber people and a few are shared, so that profiles grow, merge and contest. */
    private String event() {
        int person = random.nextInt(PEOPLE);
        String common = "\"messageId\":\"m%d\",\"anonymousId\":\"a%d\",\"timestamp\":\"%s\""
                .formatted(
                        messages++,
                        random.nextInt(20) == 0 ? 0 : person * 3 + random.nextInt(3),
                        Instant.ofEpochSecond(1_760_000_000L + random.nextInt(1_000_000)));
        return switch (random.nextInt(6)) {
            case 0 ->
                "{\"type\":\"identify\",%s,\"userId\":\"u%d\",\"traits\":{\"email\":\"p%d@example.com\",\"plan\":\"%d\"}}"
                        .formatted(common, person, person, random.nextInt(5));
            case 1 -> "{\"type\":\"identify\",%s,\"traits\":{\"email\":\"p%d@example.com\"}}".formatted(common, person);
            case 2 -> "{\"type\":\"track\",%s,\"userId\":\"u%d\",\"event\":\"Viewed\"}".formatted(common, person);
            default -> "{\"type\":\"track\",%s,\"event\":\"Viewed\"}".formatted(common);
        };
    }
}
