package io.onefold.testing.simulation;

import io.onefold.identity.facts.Facts;
import io.onefold.identity.facts.Row;
import io.onefold.identity.forest.Change;
import io.onefold.identity.forest.Edge;
import io.onefold.identity.forest.ForestStore;
import io.onefold.identity.forest.Node;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Residue;
import io.onefold.schemas.binary.TimelineCodec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One partition's state in memory, which can go back to where its last transaction began. */
public final class MemoryStore implements ForestStore {
    private final TreeMap<IdentifierKey, Node> nodes = new TreeMap<>();
    private final Map<IdentifierKey, TreeMap<IdentifierKey, Edge>> edges = new TreeMap<>();
    private final Map<IdentifierKey, Facts> facts = new TreeMap<>();
    private final Map<IdentifierKey, TreeMap<String, Observation>> messages = new TreeMap<>();
    private final TreeMap<String, IdentityCommand> commands = new TreeMap<>();
    private final Map<IdentifierKey, Residue> residues = new TreeMap<>();
    private final Map<IdentifierKey, String> marks = new TreeMap<>();
    private final Map<IdentifierKey, Long> due = new TreeMap<>();
    private final Map<Change.Outcome, Long> counts = new EnumMap<>(Change.Outcome.class);
    private long tick;
    private @Nullable IdentifierKey swept;

    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final Set<IdentifierKey> copied = new HashSet<>();

    /** What was changed since the last call of this or of {@link #rollback} stays. */
    public void commit() {
        undo.clear();
        copied.clear();
    }

    /** What was changed since the last {@link #commit} has not been. */
    public void rollback() {
        while (!undo.isEmpty()) undo.pop().run();
        copied.clear();
    }

    @Override
    public void apply(Change change) {
        switch (change) {
            case Change.PutNode put -> set(nodes, put.key(), put.node());
            case Change.PutEdge put ->
                set(edges.computeIfAbsent(put.key(), key -> new TreeMap<>()), put.neighbour(), put.edge());
            case Change.PutRow put -> change(put.root()).put(put.row());
            case Change.DropRow drop -> dropRow(drop.root(), drop.row());
            case Change.PutMessage put ->
                set(
                        messages.computeIfAbsent(put.observation().anchor(), key -> new TreeMap<>()),
                        id(put.observation()),
                        put.observation());
            case Change.DropMessage drop ->
                set(
                        messages.computeIfAbsent(drop.observation().anchor(), key -> new TreeMap<>()),
                        id(drop.observation()),
                        null);
            case Change.PutCommand put -> set(commands, id(put.command()), put.command());
            case Change.PutResidue put -> set(residues, put.residue().anchor(), put.residue());
            case Change.Mark mark -> set(marks, mark.root(), mark.cause());
            case Change.Unmark unmark -> set(marks, unmark.root(), null);
            case Change.PutDue put -> set(due, put.root(), put.due() == Long.MAX_VALUE ? null : put.due());
            case Change.PutTick put -> {
                long before = tick;
                undo.push(() -> tick = before);
                tick = put.tick();
            }
            case Change.PutSwept put -> {
                IdentifierKey before = swept;
                undo.push(() -> swept = before);
                swept = put.key();
            }
            case Change.Count count -> set(counts, count.outcome(), counts.getOrDefault(count.outcome(), 0L) + 1);
        }
    }

    private <K, V> void set(Map<K, V> map, K key, @Nullable V value) {
        V before = value == null ? map.remove(key) : map.put(key, value);
        undo.push(() -> {
            if (before == null) map.remove(key);
            else map.put(key, before);
        });
    }

    private Facts change(IdentifierKey root) {
        if (copied.add(root)) {
            Facts before = facts.get(root);
            set(facts, root, before == null ? new Facts() : before.copy());
        }
        return facts.computeIfAbsent(root, key -> new Facts());
    }

    private void dropRow(IdentifierKey root, Row row) {
        Facts changed = change(root);
        changed.remove(row);
    }

    private static String id(Observation observation) {
        return HexFormat.of().formatHex(TimelineCodec.key(observation));
    }

    private static String id(IdentityCommand command) {
        return HexFormat.of().formatHex(TimelineCodec.key(command));
    }

    /** Begins the sweep again, as under new rules. */
    public void sweepAgain() {
        swept = null;
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
        TreeMap<String, Observation> known = messages.get(copy.anchor());
        return known == null ? null : known.get(id(copy));
    }

    @Override
    public List<Observation> messages(IdentifierKey anchor) {
        TreeMap<String, Observation> known = messages.get(anchor);
        return known == null ? List.of() : List.copyOf(known.values());
    }

    @Override
    public boolean isLogged(IdentityCommand command) {
        return commands.containsKey(id(command));
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
        return due.entrySet().stream()
                .filter(each -> each.getValue() <= until)
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

    /** How often each outcome was decided. */
    public Map<Change.Outcome, Long> counts() {
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
}
