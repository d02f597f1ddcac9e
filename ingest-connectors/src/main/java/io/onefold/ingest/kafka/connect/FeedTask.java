package io.onefold.ingest.kafka.connect;

import io.onefold.ingest.accounting.SourceCounter;
import io.onefold.ingest.connector.Connector;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.feed.Feed;
import io.onefold.ingest.feed.Item;
import io.onefold.ingest.feed.Opening;
import io.onefold.ingest.feed.Position;
import io.onefold.ingest.kafka.IngestRecords;
import io.onefold.schemas.SourceMinute;
import io.onefold.schemas.serde.Registry;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one source, or its share of one. A source that cannot be read is tried again, later and later; the task does not fail
 * for it, and says in the source's minutes why. Connect calls it with one thread, but for {@link #commitRecord} and
 * {@link #stop}.
 */
public final class FeedTask extends SourceTask {
    private static final Logger LOG = LoggerFactory.getLogger(FeedTask.class);
    private static final long PAUSE_MILLIS = 500;

    private final Clock clock = Clock.systemUTC();
    private final BackOff backOff = new BackOff(clock);
    private final InFlight inFlight = new InFlight();
    private ConnectorKeys keys = new ConnectorKeys(Map.of());
    private SourceCounter counter = new SourceCounter("", "", clock);
    private @Nullable Registry registry;
    private @Nullable IngestRecords records;
    private @Nullable Feed feed;

    /** As Kafka Connect makes it. */
    public FeedTask() {}

    @Override
    public void start(Map<String, String> properties) {
        keys = new ConnectorKeys(properties);
        counter = new SourceCounter(keys.source(), "connect-" + keys.share().index(), clock);
    }

    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        List<SourceRecord> made = new ArrayList<>();
        if (backOff.isOver()) read(made);
        else Thread.sleep(PAUSE_MILLIS);
        IngestRecords known = records;
        if (known != null)
            for (SourceMinute minute : counter.due()) made.add(FeedRecord.ofMinute(known.of(minute), keys.source()));
        return made.isEmpty() ? null : made;
    }

    private void read(List<SourceRecord> made) throws InterruptedException {
        try {
            IngestRecords known = records == null ? connect() : records;
            Feed open = feed == null ? open() : feed;
            Optional<Position> stored = inFlight.stored();
            if (stored.isPresent()) open.stored(stored.get());
            for (Item item : open.poll()) made.addAll(taken(item, known));
            backOff.worked();
            counter.problem("");
            counter.progress(open.progress());
        } catch (IOException | KafkaException e) {
            Duration wait = backOff.failed();
            String why = String.valueOf(e.getMessage());
            counter.problem(why);
            LOG.warn("event=source-unreadable source={} again-in={} why={}", keys.source(), wait, why);
        }
    }

    private IngestRecords connect() {
        Registry connected = registry == null ? Registry.connect(keys.registry()) : registry;
        registry = connected;
        Topics topics = new Topics(keys.prefix());
        IngestRecords known = new IngestRecords(topics, new TopicSerdes(connected, topics));
        records = known;
        return known;
    }

    private Feed open() throws IOException {
        Connector connector = keys.connector();
        Feed opened = switch (connector.setup()) {
            case Setup.Reading reading -> reading.open(opening(connector));
            case Setup.Captured captured -> new CaptureFeed(captured, connector.source(), keys, context, clock);
            case Setup.Called called -> throw new IllegalStateException("a worker reads nothing that calls");
        };
        feed = opened;
        return opened;
    }

    private Opening opening(Connector connector) throws IOException {
        return new Opening(
                connector.source(),
                this::lastPlace,
                keys.share(),
                keys.secrets(),
                Files.createDirectories(keys.folder()),
                clock::instant,
                false);
    }

    private Optional<Map<String, Object>> lastPlace(Map<String, String> stream) {
        return Optional.ofNullable(context.offsetStorageReader().offset(FeedRecord.partition(keys.source(), stream)));
    }

    private List<FeedRecord> taken(Item item, IngestRecords known) {
        return switch (item) {
            case Item.Taken(var fate, var position) -> {
                counter.took(fate);
                FeedRecord record = FeedRecord.of(known.of(fate), keys.source(), position);
                inFlight.add(position, record);
                yield List.of(record);
            }
            case Item.Repeated(var position) -> {
                counter.skipped();
                inFlight.pass(position);
                yield List.of();
            }
            case Item.Passed(var position) -> {
                inFlight.pass(position);
                yield List.of();
            }
        };
    }

    /** Kafka has it. */
    @Override
    public void commitRecord(SourceRecord record, RecordMetadata metadata) {
        if (record instanceof FeedRecord ours) ours.markStored();
    }

    /** Called by the thread that polls once it has ended, or by another where it hangs: then nothing here may be waited for. */
    @Override
    public void stop() {
        Feed open = feed;
        if (open != null) open.close();
        Registry connected = registry;
        if (connected != null) connected.close();
    }

    @Override
    public String version() {
        return ConnectorVersion.TEXT;
    }
}
