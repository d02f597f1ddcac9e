package io.onefold.testing.simulation;

import io.onefold.identity.forest.Change;
import io.onefold.identity.forest.Forest;
import io.onefold.identity.forest.Message;
import io.onefold.identity.forest.Output;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.ProfileChange;
import io.onefold.schemas.UnifiedProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs inputs over several partitions under a seeded schedule until nothing is left to do. */
public final class Simulation {
    private final Random random;
    private final Schedule schedule;
    private final List<Partition> partitions = new ArrayList<>();
    private final TreeMap<String, UnifiedProfile> profiles = new TreeMap<>();
    private final TreeMap<IdentifierKey, String> index = new TreeMap<>();
    private final TreeMap<String, IdentifierKey> naming = new TreeMap<>();
    private final List<ProfileChange> feed = new ArrayList<>();
    private long rolledBack;

    public Simulation(World world, Schedule schedule, Mutation mutation, Random random) {
        this.random = random;
        this.schedule = schedule;
        for (int i = 0; i < schedule.partitions(); i++) partitions.add(new Partition(i, world, schedule, mutation));
    }

    /** Hands messages in, in the order given, and runs until all is at rest. */
    public void run(List<Message> inputs, List<Long> ticks) {
        List<Message> left = new ArrayList<>(inputs.reversed());
        List<Long> ticksLeft = new ArrayList<>(ticks.reversed());
        boolean busy = true;
        while (busy) {
            if (!left.isEmpty() && random.nextInt(3) == 0) deliver(left.removeLast());
            if (left.isEmpty() || random.nextInt(1 + inputs.size()) == 0) tick(ticksLeft);
            busy = step();
            if (busy || left.isEmpty()) continue;
            deliver(left.removeLast());
            busy = true;
        }
        if (!ticksLeft.isEmpty()) {
            run(List.of(), ticksLeft);
            return;
        }
        boolean more = false;
        for (Partition partition : partitions) more |= commit(partition, () -> partition.settle());
        if (more || partitions.stream().anyMatch(Partition::hasWork)) run(List.of(), List.of());
    }

    private void tick(List<Long> ticksLeft) {
        if (ticksLeft.isEmpty()) return;
        long tick = ticksLeft.removeLast();
        for (Partition partition : partitions) commit(partition, () -> partition.tick(tick));
    }

    private void deliver(Message message) {
        partitions.get(message.to().partition(partitions.size())).receive(message);
    }

    /** One transaction of one partition that has something to do; false when none has. */
    private boolean step() {
        int start = random.nextInt(partitions.size());
        for (int i = 0; i < partitions.size(); i++) {
            Partition partition = partitions.get((start + i) % partitions.size());
            if (!partition.hasWork()) continue;
            boolean crashes = random.nextDouble() < schedule.crashRate();
            if (crashes) {
                partition.work(1 + random.nextInt(6), random);
                partition.rollback();
                rolledBack++;
            } else {
                commit(partition, () -> partition.work(1 + random.nextInt(6), random));
            }
            return true;
        }
        return false;
    }

    private boolean commit(Partition partition, java.util.function.BooleanSupplier transaction) {
        boolean did = transaction.getAsBoolean();
        partition.outputs().forEach(this::publish);
        List<Message> sent = List.copyOf(partition.sent());
        partition.commit();
        sent.forEach(this::deliver);
        return did;
    }

    private void publish(Output output) {
        switch (output) {
            case Output.Upsert upsert -> profiles.put(upsert.profile().profileId(), upsert.profile());
            case Output.Tombstone tombstone -> profiles.remove(tombstone.profileId());
            case Output.Index entry -> index.put(entry.key(), entry.profileId());
            case Output.Unindex entry -> index.remove(entry.key());
            case Output.Naming entry -> naming.put(entry.profileId(), entry.key());
            case Output.Feed entry -> feed.add(entry.change());
        }
    }

    /** The compacted topic of profiles. */
    public SortedMap<String, UnifiedProfile> profiles() {
        return profiles;
    }

    /** The compacted index. */
    public SortedMap<IdentifierKey, String> index() {
        return index;
    }

    /** Every id ever published and what names it. */
    public SortedMap<String, IdentifierKey> naming() {
        return naming;
    }

    /** The change feed in order. */
    public List<ProfileChange> feed() {
        return feed;
    }

    /** The partitions' stores. */
    public List<MemoryStore> stores() {
        return partitions.stream().map(Partition::store).toList();
    }

    /** How many transactions were rolled back. */
    public long rolledBack() {
        return rolledBack;
    }

    /** How often an outcome was decided, over all partitions. */
    public long count(Change.Outcome outcome) {
        return stores().stream()
                .mapToLong(store -> store.counts().getOrDefault(outcome, 0L))
                .sum();
    }

    /** How the settings of a forest follow from a schedule. */
    static Forest.Settings settings(World world, Schedule schedule, boolean ended) {
        return new Forest.Settings(
                ended ? world.rules() : world.before(),
                world.survivorship(),
                world.zone(),
                schedule.maxChunk(),
                schedule.local() ? 50 : 0,
                schedule.deferAll() ? 0 : 2_000);
    }
}
