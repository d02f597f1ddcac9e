package io.onefold.app.console;

import io.javalin.http.sse.SseClient;
import io.onefold.schemas.IdentifierKey;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Server-sent events of profiles: {@code changed} when one did, and a comment now and then, by which a connection that nobody listens to
 * any more is found. Thread-safe.
 */
final class LiveStream implements AutoCloseable {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** Changes that come faster than this are told as one. */
    private static final Duration GATHERED = Duration.ofMillis(200);

    /** A browser passes over an event without data. */
    private static final String NOW = "now";

    private final LiveProfiles live;
    private final Function<String, Set<IdentifierKey>> membersOf;
    private volatile boolean closed;

    /** @param membersOf the identifiers of a profile at present; none where it is no more */
    LiveStream(LiveProfiles live, Function<String, Set<IdentifierKey>> membersOf) {
        this.live = live;
        this.membersOf = membersOf;
    }

    /** Tells a client of a profile until it goes away. */
    void serve(SseClient client, String profileId) {
        Optional<LiveProfiles.Watch> watch = live.begin(profileId);
        if (watch.isEmpty()) {
            client.sendEvent("full", NOW);
            client.close();
            return;
        }
        AtomicBoolean gone = new AtomicBoolean();
        client.keepAlive();
        client.onClose(() -> {
            gone.set(true);
            live.end(watch.get());
        });
        var unused = Thread.ofVirtual().name("console-live").start(() -> tell(client, watch.get(), profileId, gone));
    }

    private void tell(SseClient client, LiveProfiles.Watch watch, String profileId, AtomicBoolean gone) {
        try {
            watch.members(membersOf.apply(profileId));
            client.sendEvent("listening", NOW);
            while (!closed && !gone.get() && !client.terminated()) {
                if (!watch.changed().tryAcquire(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS)) {
                    client.sendComment("still here");
                    continue;
                }
                watch.changed().drainPermits();
                if (closed) return;
                watch.members(membersOf.apply(profileId));
                client.sendEvent("changed", NOW);
                Thread.sleep(GATHERED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            live.end(watch);
            client.close();
        }
    }

    /** Ends all of them. */
    @Override
    public void close() {
        closed = true;
        live.wake();
    }
}
