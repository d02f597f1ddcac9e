package io.onefold.testing.simulation;

import io.onefold.identity.forest.Change;
import io.onefold.identity.forest.Forest;
import io.onefold.identity.forest.Message;
import io.onefold.identity.forest.Output;
import io.onefold.profile.segment.Questions;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.Population;
import io.onefold.schemas.ProfileChange;
import io.onefold.schemas.ProfileId;
import io.onefold.schemas.SegmentMembership;
import io.onefold.schemas.UnifiedProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Runs inputs over several partitions under a seeded schedule until nothing is left to do. */
public final class Simulation {
    private final Random random;
    private final Schedule schedule;
    private final List<Partition> partitions = new ArrayList<>();
    private final TreeMap<String, UnifiedProfile> profiles = new TreeMap<>();
    private final TreeMap<IdentifierKey, String> index = new TreeMap<>();
    private final TreeMap<IdentifierKey, Long> erasures = new TreeMap<>();
    private final TreeMap<String, IdentifierKey> naming = new TreeMap<>();
    private final List<ProfileChange> feed = new ArrayList<>();
    private final TreeMap<String, TreeSet<String>> segments = new TreeMap<>();
    private final TreeMap<String, TreeMap<String, UnifiedProfile>> views = new TreeMap<>();
    private static final long MOST_TRANSACTIONS = 1_000_000;

    private long rolledBack;
    private long transactions;
    private final List<Population> toLearn = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private boolean watched;

    public Simulation(World world, Schedule schedule, Mutation mutation, Random random) {
        this.random = random;
        this.schedule = schedule;
        ExactDigests digests = new ExactDigests();
        for (int i = 0; i < schedule.partitions(); i++)
            partitions.add(new Partition(i, world, schedule, mutation, digests));
    }

    /** Hands messages in, in the order given, and at any time what is learned, and runs until all is at rest. */
    public void run(List<Message> inputs, List<Long> ticks, List<Population> populations) {
        toLearn.addAll(populations);
        run(inputs, ticks);
        while (!toLearn.isEmpty()) {
            learn();
            run(List.of(), List.of());
        }
    }

    /** Hands messages in, in the order given, and runs until all is at rest. */
    public void run(List<Message> inputs, List<Long> ticks) {
        List<Message> left = new ArrayList<>(inputs.reversed());
        List<Long> ticksLeft = new ArrayList<>(ticks.reversed());
        boolean busy = true;
        while (busy) {
            if (!left.isEmpty() && random.nextInt(3) == 0) deliver(left.removeLast());
            if (left.isEmpty() || random.nextInt(1 + inputs.size()) == 0) tick(ticksLeft);
            if (random.nextInt(1 + inputs.size()) == 0) learn();
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
        for (Partition partition : partitions) more |= settle(partition);
        if (more || partitions.stream().anyMatch(Partition::hasWork)) run(List.of(), List.of());
    }

    private boolean settle(Partition partition) {
        if (random.nextDouble() < schedule.crashRate()) {
            partition.settle();
            partition.rollback();
            rolledBack++;
        }
        return commit(partition, partition::settle);
    }

    private void learn() {
        if (toLearn.isEmpty()) return;
        Population population = toLearn.removeLast();
        for (Partition partition : partitions) commit(partition, () -> partition.learn(population));
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
            if (++transactions > MOST_TRANSACTIONS) throw new IllegalStateException("comes to no rest");
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

    private boolean commit(Partition partition, BooleanSupplier transaction) {
        boolean did = transaction.getAsBoolean();
        partition.outputs().forEach(this::publish);
        List<Message> sent = List.copyOf(partition.sent());
        partition.commit();
        sent.forEach(this::deliver);
        if (watched && broken.isEmpty()) broken.addAll(new Invariants(stores(), inFlight()).broken());
        return did;
    }

    private void publish(Output output) {
        switch (output) {
            case Output.Upsert upsert -> profiles.put(upsert.profile().profileId(), upsert.profile());
            case Output.Tombstone tombstone -> profiles.remove(tombstone.profileId());
            case Output.Index entry -> {
                index.put(entry.key(), entry.profileId());
                erasures.put(entry.key(), entry.erasedUntil());
            }
            case Output.Unindex entry -> index.remove(entry.key());
            case Output.Naming entry -> {
                naming.put(entry.profileId(), entry.key());
                if (!ProfileId.of(entry.key(), entry.erasedUntil()).equals(entry.profileId()))
                    broken.add(entry.profileId() + " is published with another erasure than gave it its name");
            }
            case Output.Membership membership -> publish(membership.change());
            case Output.Delivery delivery -> deliver(delivery);
            case Output.Feed entry -> feed.add(entry.change());
        }
    }

    private void deliver(Output.Delivery delivery) {
        TreeMap<String, UnifiedProfile> got = views.computeIfAbsent(delivery.subscriber(), name -> new TreeMap<>());
        UnifiedProfile view = delivery.view();
        UnifiedProfile before = view == null ? got.remove(delivery.profileId()) : got.put(delivery.profileId(), view);
        if (Objects.equals(before, view))
            broken.add(delivery.subscriber() + " is told of " + delivery.profileId() + " what it knows");
        if (got.isEmpty()) views.remove(delivery.subscriber());
    }

    private void publish(SegmentMembership change) {
        TreeSet<String> in = segments.computeIfAbsent(change.profileId(), id -> new TreeSet<>());
        boolean news = switch (change.change()) {
            case ENTERED -> in.add(change.segment());
            case LEFT -> in.remove(change.segment());
        };
        if (!news) broken.add(change + " is told, and was so before");
        if (in.isEmpty()) segments.remove(change.profileId());
    }

    /** Who is where, by what was told of entering and leaving; whoever is nowhere is not there. */
    SortedMap<String, List<String>> segments() {
        TreeMap<String, List<String>> all = new TreeMap<>();
        segments.forEach((profile, in) -> all.put(profile, List.copyOf(in)));
        return all;
    }

    /** The compacted topics of subscribers, by their names; whoever has nothing is not there. */
    SortedMap<String, SortedMap<String, UnifiedProfile>> views() {
        return new TreeMap<>(views);
    }

    /** Of each identifier that was ever indexed, up to when it was erased by what the index said last. */
    public SortedMap<IdentifierKey, Long> erasures() {
        return erasures;
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

    /** Messages that were sent and not yet handled. */
    List<Message> inFlight() {
        List<Message> all = new ArrayList<>();
        for (Partition partition : partitions) all.addAll(partition.arrived());
        return all;
    }

    /** Invariants that did not hold between two transactions; only looked for where it was asked for. */
    List<String> broken() {
        return broken;
    }

    /** From now on looks at the invariants after every transaction. */
    void watch() {
        watched = true;
    }

    /** The partitions' stores. */
    public List<MemoryStore> stores() {
        return partitions.stream().map(Partition::store).toList();
    }

    /** How many transactions were rolled back. */
    public long rolledBack() {
        return rolledBack;
    }

    /** How much was decided of a source's messages, over all partitions. */
    public long decided(String source) {
        return counted(source, outcome -> outcome != Change.Outcome.RECEIVED);
    }

    /** How many of a source's messages came into being inside, over all partitions. */
    public long orderedInside(String source) {
        return counted(source, outcome -> outcome == Change.Outcome.RECEIVED);
    }

    private long counted(String source, Predicate<Change.Outcome> which) {
        long counted = 0;
        for (MemoryStore store : stores())
            for (Map.Entry<Change.Count, Long> count : store.counts().entrySet())
                if (count.getKey().source().equals(source)
                        && which.test(count.getKey().outcome())) counted += count.getValue();
        return counted;
    }

    /** How the settings of a forest follow from a schedule. The deployment's questions and subscribers come with the last rules. */
    static Forest.Settings settings(World world, Schedule schedule, int adopted) {
        boolean isLast = adopted == world.rules().size() - 1;
        return new Forest.Settings(
                world.rules().get(adopted),
                isLast
                        ? world.profile()
                        : world.profile().withQuestions(Questions.NONE).withSubscribers(AskingSubscribers.BEFORE),
                world.zone(),
                schedule.maxChunk(),
                schedule.local() ? 50 : 0,
                schedule.deferAll() ? 0 : 2_000);
    }
}
