package io.onefold.identity.streams;

import io.onefold.identity.facts.Facts;
import io.onefold.identity.facts.Row;
import io.onefold.identity.forest.Change;
import io.onefold.identity.forest.Edge;
import io.onefold.identity.forest.ForestStore;
import io.onefold.identity.forest.Node;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Population;
import io.onefold.schemas.Residue;
import io.onefold.schemas.binary.ByteReader;
import io.onefold.schemas.binary.ByteWriter;
import io.onefold.schemas.binary.ObservationCodec;
import io.onefold.schemas.binary.PopulationCodec;
import io.onefold.schemas.binary.ResidueCodec;
import io.onefold.schemas.binary.TimelineCodec;
import io.onefold.schemas.binary.TimelineRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * One partition's forest in two stores of Kafka Streams: the forest, and the timeline, whose changelog is the log of record.
 * What was used last is kept beside, decoded; an aborted transaction makes a new object of this, so they cannot be stale.
 */
final class StreamsForestStore implements ForestStore {
    private static final BytesSerializer BYTES = new BytesSerializer();

    /** Identifiers for each root: a person's, and those that were met once. */
    private static final int IDENTIFIERS_PER_ROOT = 8;

    private final KeyValueStore<Bytes, byte[]> forest;
    private final KeyValueStore<Bytes, byte[]> timeline;
    private final Counts counts;
    private final Map<IdentifierKey, Facts> facts;
    private final Map<IdentifierKey, Long> dues;
    private final Map<IdentifierKey, Node> nodes;
    private final Map<Meeting, Optional<Edge>> edges;
    private final SortedMap<IdentifierKey, String> marks = new TreeMap<>();
    /** No key of one that is due is smaller: a scan from the beginning would pass over all that was due and is deleted. */
    private Bytes firstDue = StateKeys.kind(StateKeys.DUE);

    private long tick;
    private @Nullable Population population;

    /** Who remembers whom. */
    private record Meeting(IdentifierKey self, IdentifierKey neighbour) {}

    StreamsForestStore(
            KeyValueStore<Bytes, byte[]> forest,
            KeyValueStore<Bytes, byte[]> timeline,
            Counts counts,
            int cachedRoots) {
        this.forest = forest;
        this.timeline = timeline;
        this.counts = counts;
        this.facts = new Recent<>(cachedRoots);
        this.dues = new Recent<>(cachedRoots);
        this.nodes = new Recent<>(IDENTIFIERS_PER_ROOT * cachedRoots);
        this.edges = new Recent<>(IDENTIFIERS_PER_ROOT * cachedRoots);
        byte[] known = forest.get(StateKeys.TICK);
        this.tick = known == null ? 0 : new ByteReader(known).number();
        byte[] learned = forest.get(StateKeys.POPULATION);
        this.population = learned == null ? null : PopulationCodec.read(new ByteReader(learned));
        scan(
                forest,
                StateKeys.kind(StateKeys.MARK),
                Integer.MAX_VALUE,
                (key, value) -> marks.put(identifier(key), new String(value, StandardCharsets.UTF_8)));
    }

    @Override
    public void apply(Change change) {
        switch (change) {
            case Change.PutNode put -> putNode(put.key(), put.node());
            case Change.PutEdge put -> {
                forest.put(
                        StateKeys.edge(put.key(), put.neighbour()),
                        number(put.edge().redactedUntil()));
                edges.put(new Meeting(put.key(), put.neighbour()), Optional.of(put.edge()));
            }
            case Change.PutRow put -> putRow(put.root(), put.row());
            case Change.DropRow drop -> dropRow(drop.root(), drop.row());
            case Change.PutMessage put -> putTimeline(new TimelineRow.ObservationRow(put.observation()));
            case Change.DropMessage drop -> timeline.delete(Bytes.wrap(TimelineCodec.key(drop.observation())));
            case Change.PutCommand put -> putTimeline(new TimelineRow.CommandRow(put.command()));
            case Change.PutResidue put -> putTimeline(new TimelineRow.ResidueRow(put.residue()));
            case Change.Mark mark -> {
                forest.put(StateKeys.mark(mark.root()), mark.cause().getBytes(StandardCharsets.UTF_8));
                marks.put(mark.root(), mark.cause());
            }
            case Change.Unmark unmark -> {
                if (marks.remove(unmark.root()) != null) forest.delete(StateKeys.mark(unmark.root()));
            }
            case Change.PutDue put -> putDue(put.root(), put.due());
            case Change.PutTick put -> {
                tick = put.tick();
                forest.put(StateKeys.TICK, number(tick));
            }
            case Change.PutPopulation put -> {
                population = put.population();
                ByteWriter value = new ByteWriter();
                PopulationCodec.write(put.population(), value);
                forest.put(StateKeys.POPULATION, value.toBytes());
            }
            case Change.PutSwept put -> putSwept(put.key());
            case Change.RenewFragments renewed -> forest.put(StateKeys.FRAGMENTS, StateKeys.CURRENT);
            case Change.Count count -> counts.count(count.source(), count.outcome());
        }
    }

    /** Whoever is met for the first time has no rows: a scan that finds nothing costs more than all else that is done for it. */
    private void putNode(IdentifierKey key, Node node) {
        if (node.parent() != null) facts.remove(key);
        else if (node(key).equals(Node.NEW)) facts.putIfAbsent(key, new Facts());
        forest.put(StateKeys.node(key), NodeCodec.encode(node));
        nodes.put(key, node);
    }

    private void putSwept(@Nullable IdentifierKey key) {
        if (key == null) forest.delete(StateKeys.SWEPT);
        else forest.put(StateKeys.SWEPT, key(key));
    }

    private void putRow(IdentifierKey root, Row row) {
        ByteWriter value = new ByteWriter();
        RowCodec.writeValue(row, value);
        forest.put(StateKeys.row(root, row), value.toBytes());
        Facts known = facts.get(root);
        if (known != null) known.put(row);
    }

    private void dropRow(IdentifierKey root, Row row) {
        forest.delete(StateKeys.row(root, row));
        Facts known = facts.get(root);
        if (known != null) known.remove(row);
    }

    private void putTimeline(TimelineRow row) {
        timeline.put(Bytes.wrap(TimelineCodec.key(row)), TimelineCodec.value(row));
    }

    private void putDue(IdentifierKey root, long due) {
        long before = dueAt(root);
        dues.put(root, due);
        if (before != Long.MAX_VALUE) forest.delete(StateKeys.due(before, root));
        if (due == Long.MAX_VALUE) {
            if (before != Long.MAX_VALUE) forest.delete(StateKeys.dueOf(root));
            return;
        }
        Bytes key = StateKeys.due(due, root);
        if (key.compareTo(firstDue) < 0) firstDue = key;
        forest.put(key, new byte[0]);
        forest.put(StateKeys.dueOf(root), number(due));
    }

    @Override
    public Node node(IdentifierKey key) {
        return nodes.computeIfAbsent(key, asked -> {
            byte[] known = forest.get(StateKeys.node(asked));
            return known == null ? Node.NEW : NodeCodec.decode(known);
        });
    }

    @Override
    public @Nullable Edge edge(IdentifierKey key, IdentifierKey neighbour) {
        return edges.computeIfAbsent(new Meeting(key, neighbour), asked -> {
                    byte[] known = forest.get(StateKeys.edge(asked.self(), asked.neighbour()));
                    return Optional.ofNullable(known).map(bytes -> new Edge(new ByteReader(bytes).number()));
                })
                .orElse(null);
    }

    @Override
    public void neighbours(IdentifierKey key, Consumer<IdentifierKey> each) {
        scan(forest, StateKeys.of(StateKeys.EDGE, key), Integer.MAX_VALUE, (found, value) -> {
            ByteReader reader = new ByteReader(found.get());
            reader.octet();
            reader.key();
            each.accept(reader.key());
        });
    }

    @Override
    public Facts facts(IdentifierKey root) {
        Facts known = facts.get(root);
        if (known != null) return known;
        Facts read = new Facts();
        if (!node(root).equals(Node.NEW)) {
            scan(forest, StateKeys.of(StateKeys.ROW, root), Integer.MAX_VALUE, (key, value) -> {
                ByteReader reader = new ByteReader(key.get());
                reader.octet();
                reader.key();
                read.put(RowCodec.read(reader, new ByteReader(value)));
            });
        }
        facts.put(root, read);
        return read;
    }

    @Override
    public @Nullable Observation message(Observation copy) {
        byte[] known = timeline.get(Bytes.wrap(TimelineCodec.key(copy)));
        return known == null ? null : ObservationCodec.decode(known);
    }

    @Override
    public void messages(IdentifierKey anchor, Consumer<Observation> each) {
        Bytes prefix = Bytes.wrap(TimelineCodec.observationsPrefix(anchor));
        scan(timeline, prefix, Integer.MAX_VALUE, (key, value) -> each.accept(ObservationCodec.decode(value)));
    }

    @Override
    public boolean isLogged(IdentityCommand command) {
        return timeline.get(Bytes.wrap(TimelineCodec.key(command))) != null;
    }

    @Override
    public @Nullable Residue residue(IdentifierKey anchor) {
        byte[] known = timeline.get(Bytes.wrap(TimelineCodec.residueKey(anchor)));
        return known == null ? null : ResidueCodec.decode(known);
    }

    @Override
    public long dueAt(IdentifierKey root) {
        return dues.computeIfAbsent(root, asked -> {
            byte[] known = forest.get(StateKeys.dueOf(asked));
            return known == null ? Long.MAX_VALUE : new ByteReader(known).number();
        });
    }

    @Override
    public @Nullable Population population() {
        return population;
    }

    @Override
    public long tick() {
        return tick;
    }

    @Override
    public List<Change.Mark> marked(int limit) {
        return marks.entrySet().stream()
                .limit(limit)
                .map(mark -> new Change.Mark(mark.getKey(), mark.getValue()))
                .toList();
    }

    @Override
    public List<IdentifierKey> due(long until, int limit) {
        List<IdentifierKey> found = new ArrayList<>();
        Bytes end = StateKeys.dueAfter(until);
        if (firstDue.compareTo(end) >= 0) return found;
        Bytes first = end;
        try (KeyValueIterator<Bytes, byte[]> due = forest.range(firstDue, end)) {
            while (due.hasNext() && found.size() < limit) {
                Bytes key = due.next().key;
                if (found.isEmpty()) first = key;
                ByteReader reader = new ByteReader(key.get());
                reader.octet();
                reader.fixed();
                found.add(reader.key());
            }
        }
        firstDue = first;
        return found;
    }

    @Override
    public @Nullable IdentifierKey sweptTo() {
        byte[] known = forest.get(StateKeys.SWEPT);
        return known == null ? null : new ByteReader(known).key();
    }

    @Override
    public boolean hasOlderFragments() {
        return Arrays.equals(StateKeys.OLDER, forest.get(StateKeys.FRAGMENTS));
    }

    @Override
    public List<IdentifierKey> identifiersAfter(@Nullable IdentifierKey after, int limit) {
        List<IdentifierKey> found = new ArrayList<>();
        Bytes from = after == null ? StateKeys.kind(StateKeys.NODE) : StateKeys.node(after);
        try (KeyValueIterator<Bytes, byte[]> nodes = forest.range(from, StateKeys.kind(StateKeys.NODE + 1))) {
            while (nodes.hasNext() && found.size() < limit) {
                Bytes key = nodes.next().key;
                if (key.get().length == 1 + IdentifierKey.BYTES
                        && !identifier(key).equals(after)) found.add(identifier(key));
            }
        }
        return found;
    }

    private static void scan(
            KeyValueStore<Bytes, byte[]> store, Bytes prefix, int limit, BiConsumer<Bytes, byte[]> each) {
        try (KeyValueIterator<Bytes, byte[]> found = store.prefixScan(prefix, BYTES)) {
            for (int i = 0; i < limit && found.hasNext(); i++) {
                KeyValue<Bytes, byte[]> next = found.next();
                each.accept(next.key, next.value);
            }
        }
    }

    private static IdentifierKey identifier(Bytes key) {
        ByteReader reader = new ByteReader(key.get());
        reader.octet();
        return reader.key();
    }

    private static byte[] number(long value) {
        return ByteWriter.small().number(value).toBytes();
    }

    private static byte[] key(IdentifierKey key) {
        return ByteWriter.small().key(key).toBytes();
    }
}
