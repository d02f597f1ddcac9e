package io.onefold.testing.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * People who come back at a steady rate, so that who looks on sees at once where a profile stands still, and among them a crowd with few
 * identifiers, so that people merge and contest all the time. Each event goes to one collector and, where that does not acknowledge it,
 * to the next, until one does. Thread-safe.
 */
public final class Visitors implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long AGAIN_MILLIS = 100;
    /** One of so many events is the crowd's. */
    private static final int CROWD_SHARE = 5;

    private static final int CROWD = 60;

    /** While strangers crowd in, one of so many events is a regular's. */
    private static final int REGULARS_SHARE = 4;

    private static final int STRANGERS = 2_000;

    /** Events in a request of somebody who brings many. */
    private static final int AT_ONCE = 100;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final List<String> collectors;
    private final int regulars;
    private final String run;
    private final Random random;
    private final Set<String> acknowledged = new ConcurrentSkipListSet<>();
    private final LongAdder tries = new LongAdder();
    private final AtomicInteger brought = new AtomicInteger();
    private final Phaser underWay = new Phaser(1);
    private volatile int perSecond;
    private volatile boolean isCrowded;
    private volatile boolean ended;

    /**
     * Visitors who have not come yet.
     *
     * @param regulars who come one after another
     * @param run what the ids of its messages begin with, so that no other run has the same
     */
    public Visitors(List<String> collectors, int regulars, int perSecond, String run, long seed) {
        this.collectors = List.copyOf(collectors);
        this.regulars = regulars;
        this.perSecond = perSecond;
        this.run = run;
        this.random = new Random(seed);
    }

    /** The address that a regular is known by. */
    public static String email(int regular) {
        return "regular" + regular + "@example.com";
    }

    /** Has them come; returns at once. */
    public void start() {
        underWay.register();
        Thread.ofPlatform().name("visitors").daemon().start(this::come);
    }

    /** So many events a second from now on. */
    public void rate(int eventsPerSecond) {
        perSecond = eventsPerSecond;
    }

    /** Whether people whom nobody knew crowd in from now on: most events then make somebody known, or merge two. */
    public void crowdIn(boolean crowded) {
        isCrowded = crowded;
    }

    /** An event by the id of its message and its number. */
    @FunctionalInterface
    public interface Told {
        /** As the collector takes it. */
        String event(String id, int number);
    }

    /** Has events come beside the usual ones, a hundred in each request; returns once the last is on its way. */
    public void bring(int events, int eventsPerSecond, Told told) throws InterruptedException {
        String part = run + "brought" + brought.getAndIncrement() + "-";
        long due = System.nanoTime();
        for (int from = 0; from < events && !ended; from += AT_ONCE) {
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            due += TimeUnit.SECONDS.toNanos(AT_ONCE) / eventsPerSecond;
            List<String> ids = new ArrayList<>();
            List<String> request = new ArrayList<>();
            for (int number = from; number < Math.min(events, from + AT_ONCE); number++) {
                ids.add(part + number);
                request.add(told.event(part + number, number));
            }
            int first = from / AT_ONCE;
            underWay.register();
            Thread.ofVirtual().start(() -> deliver(ids, String.join(",", request), first));
        }
    }

    private void come() {
        try {
            long due = System.nanoTime();
            for (int number = 0; !ended; number++) {
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                due += TimeUnit.SECONDS.toNanos(1) / perSecond;
                String id = run + number;
                String event = event(id, number);
                int first = number;
                underWay.register();
                Thread.ofVirtual().start(() -> deliver(List.of(id), event, first));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            underWay.arriveAndDeregister();
        }
    }

    private String event(String id, int number) {
        if (isCrowded)
            return number % REGULARS_SHARE == 0 ? regular(id, number / REGULARS_SHARE % regulars) : stranger(id);
        return number % CROWD_SHARE == 0 ? crowd(id) : regular(id, number % regulars);
    }

    private static String regular(String id, int who) {
        return "{\"type\":\"identify\",\"messageId\":\"%s\",\"userId\":\"regular%d\",\"traits\":{\"email\":\"%s\",\"last\":\"%s\"}}"
                .formatted(id, who, email(who), id);
    }

    /** Seen first by what they carry and then by name, in any order. */
    private String stranger(String id) {
        int person = random.nextInt(STRANGERS);
        String device = run + "device" + (2 * person + random.nextInt(2));
        if (random.nextBoolean())
            return "{\"type\":\"track\",\"messageId\":\"%s\",\"anonymousId\":\"%s\",\"event\":\"Viewed\"}"
                    .formatted(id, device);
        return "{\"type\":\"identify\",\"messageId\":\"%s\",\"anonymousId\":\"%s\",\"traits\":{\"email\":\"%sstranger%d@example.com\"}}"
                .formatted(id, device, run, person);
    }

    private String crowd(String id) {
        int person = random.nextInt(CROWD);
        int device = random.nextInt(20) == 0 ? 0 : person * 3 + random.nextInt(3);
        if (random.nextBoolean())
            return "{\"type\":\"track\",\"messageId\":\"%s\",\"anonymousId\":\"device%d\",\"event\":\"Viewed\"}"
                    .formatted(id, device);
        return "{\"type\":\"identify\",\"messageId\":\"%s\",\"anonymousId\":\"device%d\",\"traits\":{\"email\":\"crowd%d@example.com\"}}"
                .formatted(id, device, person);
    }

    private void deliver(List<String> ids, String events, int first) {
        try {
            for (int collector = first; !isAccepted(collectors.get(collector % collectors.size()), events); collector++)
                TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
            acknowledged.addAll(ids);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            underWay.arriveAndDeregister();
        }
    }

    private boolean isAccepted(String collector, String events) throws InterruptedException {
        tries.increment();
        HttpRequest request = HttpRequest.newBuilder(URI.create(collector + "/v1/batch"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Authorization", "Basic d2ViOg==")
                .POST(BodyPublishers.ofString("{\"batch\":[" + events + "]}"))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** The ids of the messages that were acknowledged. */
    public List<String> acknowledged() {
        return new ArrayList<>(acknowledged);
    }

    /** How many requests were made; those beyond the acknowledged ones were refused or not answered. */
    public long tries() {
        return tries.sum();
    }

    /** No more come; returns once all that they began to say is acknowledged. */
    public void leave(Duration atMost) throws InterruptedException {
        ended = true;
        try {
            underWay.awaitAdvanceInterruptibly(underWay.arrive(), atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("events are not acknowledged within " + atMost, e);
        }
    }

    @Override
    public void close() {
        ended = true;
        http.shutdownNow();
    }
}
