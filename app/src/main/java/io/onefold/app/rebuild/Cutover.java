package io.onefold.app.rebuild;

import io.onefold.app.audit.CommittedTopic;
import io.onefold.app.rebuild.Generations.Phase;
import io.onefold.app.rebuild.Generations.State;
import io.onefold.identity.normalise.ObservationReader;
import io.onefold.identity.streams.Names;
import io.onefold.schemas.ProfileChange;
import io.onefold.schemas.ProfileIndexEntry;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Puts a fresh generation in the place of the present one, of which nothing runs any more: what the shadows have otherwise than the public
 * topics is written there, and nothing else. Interrupted, it is done again with the same end. Of one thread.
 */
public final class Cutover {
    private final Map<String, Object> client;
    private final Topics present;
    private final Topics fresh;
    private final TopicSerdes serdes;
    private final Applications applications;
    private final Means means;
    private final SortedMap<String, Long> written = new TreeMap<>();
    private int atOnce = PublicWriter.AT_ONCE;

    /**
     * Both applications.
     *
     * @param present whose positions are handed over
     * @param fresh who gets them
     */
    public record Applications(String present, String fresh) {}

    /** Where a record stands in its topic. */
    private record Place(int partition, long offset) {}

    /**
     * What else it takes.
     *
     * @param reader of the rules of now, for identifiers that have other keys by them
     * @param clock stamps what is told of ids
     */
    public record Means(ObservationReader reader, InstantSource clock) {}

    /**
     * From one generation of an installation to another; the shadows of the fresh one hold all that it publishes, and nobody works on either.
     *
     * @param client what a client of the brokers is made with
     * @param serdes of the public topics
     */
    public Cutover(
            Map<String, Object> client,
            Topics present,
            Topics fresh,
            Applications applications,
            TopicSerdes serdes,
            Means means) {
        this.client = Map.copyOf(client);
        this.present = present;
        this.fresh = fresh;
        this.applications = applications;
        this.serdes = serdes;
        this.means = means;
    }

    /** From now on at most so many records are written in one transaction. */
    public Cutover atOnce(int records) {
        atOnce = records;
        return this;
    }

    /**
     * Does it; that it has begun is known to {@link Generations}.
     *
     * @return how many records were written, by topic; none where none had to
     * @throws RebuildRefusedException where topics do not fit, or it was given up
     */
    public SortedMap<String, Long> run() throws InterruptedException {
        Generations generations = new Generations(client, present);
        try (Partitioned reading = new Partitioned(client);
                PublicWriter writer = new PublicWriter(client, transactions(applications.fresh()), atOnce)) {
            // Only now is it decided what an interrupted one has written.
            State state = generations.state();
            if (state.generation() != fresh.generation())
                throw new RebuildRefusedException(
                        "The cut-over to generation " + fresh.generation() + " was given up meanwhile.");
            new Positions(client, present).handOver(applications);
            TwinComparison comparison = new TwinComparison(reading);
            List<Twin> twins = new Twins(present, fresh, serdes).of(reading.topics());
            if (state.phase() == Phase.BEGUN) {
                tellChanges(reading, comparison, twins.getFirst(), writer);
                writer.hold(generations.record(new State(fresh.generation(), Phase.TOLD)));
            }
            for (Twin twin : twins) settle(twin, comparison, reading, writer);
            writer.hold(generations.record(new State(fresh.generation(), Phase.LIVE)));
            writer.commit();
        }
        return written;
    }

    /**
     * Ends what an interrupted one has left open, so that nothing more comes of it.
     *
     * @param client what a client of the brokers is made with
     * @param applicationId of the fresh generation
     */
    public static void abandon(Map<String, Object> client, String applicationId) {
        new PublicWriter(client, transactions(applicationId), 1).close();
    }

    private static String transactions(String applicationId) {
        return applicationId + "-cut-over";
    }

    private void tellChanges(Partitioned reading, TwinComparison comparison, Twin profiles, PublicWriter writer) {
        SortedSet<String> ended = new TreeSet<>();
        SortedSet<String> begun = new TreeSet<>();
        int partitions = comparison.partitions(profiles);
        for (int partition = 0; partition < partitions; partition++) {
            Divergence divergence = comparison.compare(profiles, partition);
            ended.addAll(divergence.ended());
            begun.addAll(divergence.begun().keySet());
        }
        if (ended.isEmpty() && begun.isEmpty() && !means.reader().strengths().haveMoved()) return;
        CurrentForm<ProfileIndexEntry> index = new CurrentForm<>(serdes.profileIndex());
        IdHistory history = new IdHistory(
                reading,
                index,
                new IdHistory.Indexes(
                        present.profileIndex().name(),
                        fresh.shadow().profileIndex().name()),
                key -> means.reader().strengths().now(key).orElse(key));
        IdChanges changes = history.changes(
                ended,
                begun,
                () -> FormerKeys.read(
                        new CommittedTopic(client), Names.timelineChangelog(applications.present()), means.reader()));
        CurrentForm<ProfileChange> form = new CurrentForm<>(serdes.profileChanges());
        String topic = present.profileChanges().name();
        for (ProfileChange change : changes.entries()) hold(writer, topic, key(change), form.write(topic, change));
        String naming = present.profileIndex().name();
        history.renamed(row -> hold(writer, naming, row.key(), index.write(naming, row)));
    }

    private static String key(ProfileChange change) {
        return change.from().isEmpty()
                ? change.into().getFirst()
                : change.from().getFirst();
    }

    private void hold(PublicWriter writer, String topic, String key, byte[] value) {
        writer.hold(
                new ProducerRecord<>(topic, null, means.clock().millis(), key.getBytes(StandardCharsets.UTF_8), value));
        written.merge(topic, 1L, Long::sum);
    }

    private void settle(Twin twin, TwinComparison comparison, Partitioned reading, PublicWriter writer) {
        int partitions = comparison.partitions(twin);
        Map<String, Place> names = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            int at = partition;
            Divergence divergence = comparison.compare(twin, partition);
            SortedSet<Long> copied = new TreeSet<>(divergence.changed());
            divergence.begun().forEach((key, offset) -> {
                if (twin.sense().isName(key)) names.put(key, new Place(at, offset));
                else copied.add(offset);
            });
            copy(twin, partition, copied, reading, writer);
            for (String key : divergence.ended())
                write(
                        writer,
                        new ProducerRecord<>(
                                twin.published(),
                                partition,
                                means.clock().millis(),
                                key.getBytes(StandardCharsets.UTF_8),
                                twin.sense().end(key)));
        }
        if (!names.isEmpty())
            live(names, reading).forEach((partition, offsets) -> copy(twin, partition, offsets, reading, writer));
    }

    /** Offsets by partition of the names of what lives; the rest came and went while the fresh generation was made. */
    private SortedMap<Integer, SortedSet<Long>> live(Map<String, Place> names, Partitioned reading) {
        Set<String> live = new HashSet<>();
        String topic = fresh.shadow().customerProfiles().name();
        int partitions = reading.count(topic);
        for (int partition = 0; partition < partitions; partition++)
            reading.read(new TopicPartition(topic, partition), record -> {
                String name = ProfileIndexEntry.keyOf(new String(record.key(), StandardCharsets.UTF_8));
                if (record.value() == null) live.remove(name);
                else if (names.containsKey(name)) live.add(name);
            });
        SortedMap<Integer, SortedSet<Long>> places = new TreeMap<>();
        names.forEach((name, place) -> {
            if (live.contains(name))
                places.computeIfAbsent(place.partition(), any -> new TreeSet<>())
                        .add(place.offset());
        });
        return places;
    }

    private void copy(Twin twin, int partition, SortedSet<Long> offsets, Partitioned reading, PublicWriter writer) {
        if (offsets.isEmpty()) return;
        long first = offsets.first();
        reading.read(new TopicPartition(twin.shadow(), partition), first, record -> {
            if (offsets.contains(record.offset()))
                write(
                        writer,
                        new ProducerRecord<>(
                                twin.published(),
                                partition,
                                record.timestamp(),
                                record.key(),
                                record.value(),
                                record.headers()));
        });
    }

    private void write(PublicWriter writer, ProducerRecord<byte[], byte[]> record) {
        writer.write(record);
        written.merge(record.topic(), 1L, Long::sum);
    }
}
