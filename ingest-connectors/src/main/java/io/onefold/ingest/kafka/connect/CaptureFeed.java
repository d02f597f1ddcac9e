package io.onefold.ingest.kafka.connect;

import io.onefold.ingest.Fate;
import io.onefold.ingest.Source;
import io.onefold.ingest.connector.Secrets;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.feed.Feed;
import io.onefold.ingest.feed.Item;
import io.onefold.ingest.feed.Position;
import io.onefold.ingest.tables.Advice;
import io.onefold.ingest.tables.CaptureMemory;
import io.onefold.ingest.tables.ChangedRow;
import io.onefold.ingest.tables.Drivers;
import io.onefold.ingest.tables.SnapshotProgress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The changes of a database, which a task of Debezium reads. Where that fails it is made anew at the next poll, from the last
 * position that is stored.
 */
final class CaptureFeed implements Feed {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureFeed.class);

    /** In Debezium's positions for as long as a snapshot is read. */
    private static final String OF_SNAPSHOT = "snapshot";

    private final Setup.Captured setup;
    private final Source source;
    private final Secrets secrets;
    private final CaptureMemory memory;
    private final SourceTaskContext context;
    private final InstantSource clock;
    private final BiFunction<ChangedRow, Instant, Fate> rows;
    private @Nullable SourceTask task;
    private @Nullable SnapshotProgress snapshot;

    /** When the log last told something; null before that, when a snapshot may wait for a lock. */
    private @Nullable Instant heardAt;

    /** @param context of the task that this feed is of; positions are kept as its */
    CaptureFeed(
            Setup.Captured setup, Source source, ConnectorKeys keys, SourceTaskContext context, InstantSource clock) {
        this.setup = setup;
        this.source = source;
        this.secrets = keys.secrets();
        this.memory = keys.memory();
        this.context = new OwnPositions(context, source.name());
        this.clock = clock;
        this.rows = setup.rows(source);
    }

    @Override
    public List<Item> poll() throws IOException, InterruptedException {
        try {
            SourceTask reading = task == null ? begin() : task;
            List<SourceRecord> changes = reading.poll();
            if (changes != null && !changes.isEmpty()) return items(changes);
            requireSign();
            return List.of();
        } catch (RuntimeException e) {
            // Debezium throws exceptions of its own, of Connect and of Java; each ends the task.
            close();
            throw new IOException(words(e), e);
        }
    }

    private void requireSign() throws IOException {
        Instant last = heardAt;
        Optional<Duration> most = setup.mostSilence();
        if (last == null || most.isEmpty() || clock.instant().isBefore(last.plus(most.get()))) return;
        close();
        throw new IOException("the server has told nothing for " + most.get().toSeconds()
                + " s, not even that it is there; connecting anew");
    }

    private SourceTask begin() throws IOException {
        SourceTask begun = make();
        begun.initialize(context);
        // Kept before it is started: one that fails to start has threads to be ended too.
        task = begun;
        heardAt = null;
        begun.start(setup.properties(source, secrets, memory));
        return begun;
    }

    private SourceTask make() throws IOException {
        try {
            return Class.forName(setup.taskClass())
                    .asSubclass(SourceTask.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IOException(
                    setup.taskClass() + " is not on the worker's class path; put Debezium's jars beside ours", e);
        }
    }

    private List<Item> items(List<SourceRecord> changes) {
        List<Item> items = new ArrayList<>(changes.size());
        Instant receivedAt = clock.instant();
        int ofSnapshot = 0;
        for (SourceRecord change : changes) {
            Optional<ChangedRow> row = DebeziumRows.row(change);
            if (row.isPresent() && row.get().operation() == ChangedRow.Operation.SNAPSHOT) ofSnapshot++;
            Position position = position(change);
            items.add(
                    row.isPresent()
                            ? new Item.Taken(rows.apply(row.get(), receivedAt), position)
                            : new Item.Passed(position));
        }
        note(ofSnapshot, receivedAt);
        if (!changes.getLast().sourceOffset().containsKey(OF_SNAPSHOT)) heardAt = receivedAt;
        return items;
    }

    /** Only a change or a heartbeat after the snapshot's rows says that they were all. */
    private void note(int ofSnapshot, Instant now) {
        SnapshotProgress running = snapshot;
        if (ofSnapshot == 0) snapshot = null;
        else if (running != null) running.read(ofSnapshot, now);
        else snapshot = begun(ofSnapshot, now);
    }

    /** The first rows are not counted in: how long they took is not known. */
    private SnapshotProgress begun(int rows, Instant now) {
        long expected = 0;
        try {
            expected = setup.queries(secrets, Drivers.ON_CLASS_PATH).expectedRows();
        } catch (IOException e) {
            LOG.info("event=size-unknown source={} why={}", source.name(), e.getMessage());
        }
        return new SnapshotProgress(rows, expected, now);
    }

    @Override
    public String progress() {
        SnapshotProgress running = snapshot;
        return running == null ? "" : running.words();
    }

    private static Position position(SourceRecord change) {
        Map<String, String> stream = new HashMap<>();
        change.sourcePartition().forEach((key, value) -> stream.put(key, String.valueOf(value)));
        Map<String, Object> place = new HashMap<>();
        change.sourceOffset().forEach((key, value) -> {
            if (value != null) place.put(key, value);
        });
        return new Position(stream, place);
    }

    /** The database may forget what is before. */
    @Override
    public void stored(Position position) throws IOException {
        SourceTask reading = task;
        if (reading == null) return;
        try {
            reading.commitRecord(
                    new SourceRecord(position.stream(), position.place(), "", null, null, null, null, null), null);
            reading.commit();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            throw new IOException(words(e), e);
        }
    }

    /** What went wrong at the bottom of it: what is around it says that a task failed. */
    private static String words(Throwable failure) {
        String words = failure.getClass().getSimpleName();
        for (Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause.getMessage() != null) words = cause.getMessage();
        return Advice.on(words.lines().findFirst().orElse(words));
    }

    @Override
    public void close() {
        SourceTask reading = task;
        task = null;
        if (reading == null) return;
        try {
            reading.stop();
        } catch (RuntimeException e) {
            LOG.warn("event=capture-not-stopped source={} why={}", source.name(), words(e));
        }
    }
}
