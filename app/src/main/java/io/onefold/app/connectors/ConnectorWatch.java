package io.onefold.app.connectors;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after connectors: one that failed is restarted, at first after five seconds and then later and later, and which are
 * held is remembered. Used by one thread.
 */
public final class ConnectorWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorWatch.class);
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration MOST = Duration.ofMinutes(5);

    private final ConnectClient workers;
    private final Optional<HeldConnectors> held;
    private final Consumer<List<ConnectorState>> seen;
    private final InstantSource clock;
    private final Map<String, Retry> retries = new HashMap<>();

    /** When a failed connector is restarted, and how long it was waited for. */
    private record Retry(Instant at, Duration pause) {}

    /**
     * @param workers closed with this
     * @param held where it is remembered, for a worker that does not by itself
     * @param seen hears at each look how all of them are
     */
    public ConnectorWatch(
            ConnectClient workers,
            Optional<HeldConnectors> held,
            Consumer<List<ConnectorState>> seen,
            InstantSource clock) {
        this.seen = seen;
        this.workers = workers;
        this.held = held;
        this.clock = clock;
    }

    /** Looks once. */
    public void look() throws IOException, InterruptedException {
        List<ConnectorState> states = workers.states();
        seen.accept(states);
        held.ifPresent(memory -> memory.write(states));
        for (ConnectorState state : states)
            if (hasFailed(state)) retry(state.name());
            else if (isRunning(state)) retries.remove(state.name());
    }

    private void retry(String name) throws IOException, InterruptedException {
        Instant now = clock.instant();
        Retry retry = retries.computeIfAbsent(name, first -> new Retry(now.plus(FIRST), FIRST));
        if (now.isBefore(retry.at())) return;
        Duration pause = retry.pause().multipliedBy(2).compareTo(MOST) < 0
                ? retry.pause().multipliedBy(2)
                : MOST;
        retries.put(name, new Retry(now.plus(pause), pause));
        LOG.warn("event=connector-restarted connector={} next-after={}", name, pause);
        workers.restart(name);
    }

    private static boolean hasFailed(ConnectorState state) {
        return state.state().equals("FAILED")
                || state.tasks().stream().anyMatch(task -> task.state().equals("FAILED"));
    }

    /** For long enough to forget that it ever failed, since a task that fails at once is running for a moment too. */
    private boolean isRunning(ConnectorState state) {
        Retry retry = retries.get(state.name());
        return retry != null && clock.instant().isAfter(retry.at());
    }

    /** What somebody held in the last moment is remembered too. */
    @Override
    public void close() {
        try {
            List<ConnectorState> states = workers.states();
            held.ifPresent(memory -> memory.write(states));
        } catch (IOException e) {
            LOG.warn("event=held-not-remembered why={}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            workers.close();
        }
    }
}
