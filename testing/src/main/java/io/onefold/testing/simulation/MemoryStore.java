package io.onefold.testing.simulation;

import io.onefold.identity.facts.CoreFact;
import io.onefold.identity.facts.Facts;
import io.onefold.identity.facts.Row;
import io.onefold.identity.forest.Change;
import io.onefold.identity.forest.Edge;
import io.onefold.identity.forest.ForestStore;
import io.onefold.identity.forest.Node;
import io.onefold.profile.FragmentCore;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Population;
import io.onefold.schemas.Residue;
import io.onefold.schemas.Touchpoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One partition's state in memory, which can go back to where its last transaction began. */
public final class MemoryStore implements ForestStore {
    private final TreeMap<IdentifierKey, Node> nodes = new TreeMap<>();
    private final Map<IdentifierKey, TreeMap<IdentifierKey, Edge>> edges = new TreeMap<>();
    private final Map<IdentifierKey, Facts> facts = new HashMap<>();
    private final Map<IdentifierKey, TreeMap<MessageId, Observation>> messages = new TreeMap<>();
    private final Map<IdentityCommand, IdentityCommand> commands = new LinkedHashMap<>();
    private final Map<IdentifierKey, Residue> residues = new TreeMap<>();
    private final Map<IdentifierKey, String> marks = new TreeMap<>();
    private final Map<IdentifierKey, Long> due = new TreeMap<>();
    private final Map<Change.Count, Long> counts = new HashMap<>();
    private long tick;
    private @Nullable Population population;
    private @Nullable IdentifierKey swept;
    private boolean older;

    private final Deque<Runnable> undo = new ArrayDeque<>();

    /** What tells apart the messages of one anchor, in the order of a timeline. */
    private record MessageId(long senderTime, String source, String id) implements Comparable<MessageId> {
        static MessageId of(Observation copy) {
            Touchpoint touchpoint = copy.touchpoint();
            return new MessageId(touchpoint.senderTime(), touchpoint.source(), touchpoint.messageId());
        }

        @Override
        public int compareTo(MessageId other) {
            int byTime = Long.compare(senderTime, other.senderTime);
            if (byTime != 0) return byTime;
            int bySource = source.compareTo(other.source);
            return bySource != 0 ? bySource : id.compareTo(other.id);
        }
    }

    /** What was changed since the last call of this or of {@link #rollback} stays. */
    public void commit() {
        undo.clear();
    }

    /** What was changed since the last {@link #commit} has not been. */
    public void rollback() {
        while (!undo.isEmpty()) undo.pop().run();
    }

    @Override
    public void apply(Change change) {
        switch (change) {
            case Change.PutNode put -> set(nodes, put.key(), put.node());
            case Change.PutEdge put ->
                set(edges.computeIfAbsent(put.key(), key -> new TreeMap<>()), put.neighbour(), put.edge());
            case Change.PutRow put -> putRow(put.root(), put.row());
            case Change.DropRow drop -> dropRow(drop.root(), drop.row());
            case Change.PutMessage put ->
                set(
                        messages.computeIfAbsent(put.observation().anchor(), key -> new TreeMap<>()),
                        MessageId.of(put.observation()),
                        put.observation());
            case Change.DropMessage drop ->
                set(
                        messages.computeIfAbsent(drop.observation().anchor(), key -> new TreeMap<>()),
                        MessageId.of(drop.observation()),
                        null);
            case Change.PutCommand put -> set(commands, put.command(), put.command());
            case Change.PutResidue put -> set(residues, put.residue().anchor(), put.residue());
            case Change.Mark mark -> set(marks, mark.root(), mark.cause());
            case Change.Unmark unmark -> set(marks, unmark.root(), null);
            case Change.PutDue put -> set(due, put.root(), put.due() == Long.MAX_VALUE ? null : put.due());
            case Change.PutTick put -> {
                long before = tick;
                undo.push(() -> tick = before);
                tick = put.tick();
            }
            case Change.PutPopulation put -> {
                Population before = population;
                undo.push(() -> population = before);
                population = put.population();
            }
            case Change.PutSwept put -> {
                IdentifierKey before = swept;
                undo.push(() -> swept = before);
                swept = put.key();
            }
            case Change.RenewFragments renewed -> {
                boolean before = older;
                undo.push(() -> older = before);
                older = false;
            }
            case Change.Count count -> set(counts, count, counts.getOrDefault(count, 0L) + 1);
        }
    }

    private <K, V> void set(Map<K, V> map, K key, @Nullable V value) {
        V before = value == null ? map.remove(key) : map.put(key, value);
        undo.push(() -> {
            if (before == null) map.remove(key);
            else map.put(key, before);
        });
    }

    private void putRow(IdentifierKey root, Row row) {
        Facts changed = facts.computeIfAbsent(root, key -> new Facts());
        undo(changed, row, changed.put(row));
    }

    private void dropRow(IdentifierKey root, Row row) {
        Facts changed = facts.computeIfAbsent(root, key -> new Facts());
        undo(changed, row, changed.remove(row));
    }

    private void undo(Facts changed, Row row, @Nullable Row before) {
        undo.push(() -> {
            if (before == null) changed.remove(row);
            else changed.put(before);
        });
    }

    /** Begins the sweep again, as under new rules; not undone by a rollback. */
    public void sweepAgain() {
        undo.clear();
        swept = null;
    }

    /** As if an older release had written these anchors' fragments here, one that counted nothing by day; not undone by a rollback. */
    public void growOlder(Predicate<IdentifierKey> anchors) {
        sweepAgain();
        older = true;
        for (Facts known : facts.values())
            for (Row row : known.rows())
                if (row instanceof CoreFact(IdentifierKey anchor, long epoch, FragmentCore core)
                        && anchors.test(anchor))
                    known.put(new CoreFact(anchor, epoch, core.withoutDaysBefore(Long.MAX_VALUE)));
    }

    @Override
    public boolean hasOlderFragments() {
        return older;
    }

    @Override
    public Node node(IdentifierKey key) {
        return nodes.getOrDefault(key, Node.NEW);
    }

    @Override
    public @Nullable Edge edge(IdentifierKey key, IdentifierKey neighbour) {
        TreeMap<IdentifierKey, Edge> known = edges.get(key);
        return known == null ? null : known.get(neighbour);
    }

    @Override
    public void neighbours(IdentifierKey key, Consumer<IdentifierKey> each) {
        TreeMap<IdentifierKey, Edge> known = edges.get(key);
        if (known != null) known.keySet().forEach(each);
    }

    @Override
    public Facts facts(IdentifierKey root) {
        Facts known = facts.get(root);
        return known == null ? new Facts() : known;
    }

    @Override
    public @Nullable Observation message(Observation copy) {
        TreeMap<MessageId, Observation> known = messages.get(copy.anchor());
        return known == null ? null : known.get(MessageId.of(copy));
    }

    @Override
    public void messages(IdentifierKey anchor, Consumer<Observation> each) {
        TreeMap<MessageId, Observation> known = messages.get(anchor);
        if (known != null) known.values().forEach(each);
    }

    @Override
    public boolean isLogged(IdentityCommand command) {
        return commands.containsKey(command);
    }

    @Override
    public @Nullable Residue residue(IdentifierKey anchor) {
        return residues.get(anchor);
    }

    @Override
    public long dueAt(IdentifierKey root) {
        return due.getOrDefault(root, Long.MAX_VALUE);
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
        if (marks.isEmpty()) return List.of();
        List<Change.Mark> found = new ArrayList<>();
        for (Map.Entry<IdentifierKey, String> mark : marks.entrySet()) {
            if (found.size() == limit) break;
            found.add(new Change.Mark(mark.getKey(), mark.getValue()));
        }
        return found;
    }

    @Override
    public List<IdentifierKey> due(long until, int limit) {
        if (due.isEmpty()) return List.of();
        return due.entrySet().stream()
                .filter(each -> each.getValue() <= until)
                .sorted(Map.Entry.comparingByValue())
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public @Nullable IdentifierKey sweptTo() {
        return swept;
    }

    @Override
    public List<IdentifierKey> identifiersAfter(@Nullable IdentifierKey after, int limit) {
        return (after == null ? nodes : nodes.tailMap(after, false))
                .keySet().stream().limit(limit).toList();
    }

    /** Everything the timeline holds. */
    public List<Observation> messages() {
        List<Observation> all = new ArrayList<>();
        messages.values().forEach(each -> all.addAll(each.values()));
        return all;
    }

    /** Every command that was logged. */
    public List<IdentityCommand> commands() {
        return List.copyOf(commands.values());
    }

    /** Every residue. */
    public List<Residue> residues() {
        return List.copyOf(residues.values());
    }

    /** How often each outcome was decided, by source. */
    public Map<Change.Count, Long> counts() {
        return Map.copyOf(counts);
    }

    /** Every node, by key. */
    public Map<IdentifierKey, Node> nodes() {
        return Map.copyOf(nodes);
    }

    /** The facts that stand at each identifier. */
    public Map<IdentifierKey, Facts> allFacts() {
        return Map.copyOf(facts);
    }

    /** Hands over each pair of neighbours that one of them remembers, that one first. */
    void eachEdge(BiConsumer<IdentifierKey, IdentifierKey> each) {
        edges.forEach((key, neighbours) -> neighbours.keySet().forEach(other -> each.accept(key, other)));
    }

    /** A store with the same state and nothing to roll back. */
    MemoryStore copy() {
        MemoryStore copy = new MemoryStore();
        copy.nodes.putAll(nodes);
        edges.forEach((key, each) -> copy.edges.put(key, new TreeMap<>(each)));
        facts.forEach((root, each) -> {
            Facts rows = new Facts();
            each.rows().forEach(rows::put);
            copy.facts.put(root, rows);
        });
        messages.forEach((anchor, each) -> copy.messages.put(anchor, new TreeMap<>(each)));
        copy.commands.putAll(commands);
        copy.residues.putAll(residues);
        copy.marks.putAll(marks);
        copy.due.putAll(due);
        copy.counts.putAll(counts);
        copy.tick = tick;
        copy.population = population;
        copy.swept = swept;
        return copy;
    }

    /** A number that two stores of different state do not have in common but by a rare chance; marks' causes left out. */
    long fingerprint() {
        long sum = 0;
        for (Map<?, ?> map : List.of(nodes, edges, messages, commands, residues, due)) {
            sum = ObservationGenerator.mix(sum);
            for (Map.Entry<?, ?> entry : map.entrySet()) sum += mixed(entry.getKey(), entry.getValue());
        }
        for (IdentifierKey root : marks.keySet()) sum += mixed(root, "mark");
        for (Map.Entry<IdentifierKey, Facts> each : facts.entrySet())
            for (Row row : each.getValue().rows()) sum += mixed(each.getKey(), row);
        return sum;
    }

    private static long mixed(Object key, Object value) {
        return ObservationGenerator.mix(ObservationGenerator.mix(key.hashCode()) + value.hashCode());
    }
}
