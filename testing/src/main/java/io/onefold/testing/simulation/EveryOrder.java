package io.onefold.testing.simulation;

import io.onefold.identity.forest.Forest;
import io.onefold.identity.forest.Invariant;
import io.onefold.identity.forest.Message;
import io.onefold.identity.forest.Output;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.ProfileChange;
import io.onefold.schemas.UnifiedProfile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Handles the messages of a tiny world in every order there is: a search through all states that can be reached, each looked at once.
 * Invariants and the change feed are checked in every state, profiles and index wherever nothing is left to do.
 */
public final class EveryOrder {
    private final World world;
    private final Schedule schedule;
    private final ExactDigests digests = new ExactDigests();
    private final Set<Long> seen = new HashSet<>();
    private final Deque<State> open = new ArrayDeque<>();
    private final List<String> problems = new ArrayList<>();
    private long atRest;

    /** Everything there is at a moment, and what the step to it told. */
    private record State(
            List<MemoryStore> stores,
            List<Message> inFlight,
            TreeMap<String, UnifiedProfile> profiles,
            TreeMap<IdentifierKey, String> index,
            List<ProfileChange> news) {
        static State empty() {
            return new State(new ArrayList<>(), new ArrayList<>(), new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
        }

        /** Without the news, which are of one step only. */
        State copy() {
            return new State(
                    new ArrayList<>(stores),
                    new ArrayList<>(inFlight),
                    new TreeMap<>(profiles),
                    new TreeMap<>(index),
                    new ArrayList<>());
        }

        long fingerprint() {
            long sum = 31L * profiles.hashCode() + index.hashCode();
            for (MemoryStore store : stores) sum = ObservationGenerator.mix(sum) + store.fingerprint();
            for (Message message : inFlight) sum += ObservationGenerator.mix(message.hashCode());
            return sum;
        }
    }

    /**
     * A search.
     *
     * @param partitions how many
     * @param maxChunk about how many bytes of rows are handed over at once
     */
    public EveryOrder(World world, int partitions, int maxChunk) {
        this.world = world;
        this.schedule = new Schedule(partitions, false, false, 0, maxChunk, false);
    }

    /**
     * Searches on until every state was seen, something is wrong, or so many states were seen.
     *
     * @return whether every state was seen
     */
    public boolean search(long mostStates) {
        open.add(start());
        while (!open.isEmpty() && problems.isEmpty() && seen.size() < mostStates) visit(open.removeLast());
        return open.isEmpty();
    }

    /** How many different states were seen. */
    public long states() {
        return seen.size();
    }

    /** In how many of them nothing was left to do. */
    public long statesAtRest() {
        return atRest;
    }

    /** What was wrong, a sentence each. */
    public List<String> problems() {
        return problems;
    }

    private State start() {
        State start = State.empty();
        for (int i = 0; i < schedule.partitions(); i++) start.stores().add(new MemoryStore());
        world.observations().forEach(copy -> start.inFlight().add(new Message.Observe(copy)));
        world.commands().forEach(command -> start.inFlight().add(new Message.Order(command)));
        return start;
    }

    private void visit(State state) {
        if (!seen.add(state.fingerprint())) return;
        problems.addAll(new Invariants(state.stores(), state.inFlight()).broken());
        if (state.inFlight().isEmpty()) rest(state);
        Set<Message> tried = new HashSet<>();
        for (Message message : state.inFlight()) {
            if (!tried.add(message)) continue;
            State next = state.copy();
            next.inFlight().remove(message);
            forest(next, message.to().partition(schedule.partitions())).handle(message);
            checkNews(state, next);
            open.add(next);
        }
    }

    /** Whatever the past was, the feed leads from the ids that lived to those that live, so it does from the beginning to any state. */
    private void checkNews(State before, State after) {
        FeedCheck feed = new FeedCheck(before.profiles().keySet());
        feed.replay(after.news(), after.profiles().keySet());
        problems.addAll(feed.problems());
    }

    private void rest(State state) {
        atRest++;
        State settled = state.copy();
        for (int i = 0; i < schedule.partitions(); i++) {
            Forest forest = forest(settled, i);
            forest.tick(world.ticks().getLast());
            while (forest.turn(100) || forest.due(100)) {
                // A turn publishes a bounded number of roots.
            }
        }
        checkNews(state, settled);
        problems.addAll(new Invariants(settled.stores(), List.of()).brokenAtRest());
        var expected = Expected.of(world, settled.stores());
        if (!expected.profiles().equals(settled.profiles()))
            problems.add("expected " + expected.profiles() + "\n  got " + settled.profiles());
        if (!expected.index().equals(settled.index()))
            problems.add("expected " + expected.index() + "\n  got " + settled.index());
    }

    /** A forest on a copy of a state's store, so that the state it was copied from stays. */
    private Forest forest(State state, int partition) {
        MemoryStore store = state.stores().get(partition).copy();
        state.stores().set(partition, store);
        return new Forest(
                store,
                Simulation.settings(world, schedule, world.rules().size() - 1),
                key -> false,
                digests::of,
                new Forest.Outbox() {
                    @Override
                    public void send(Message message) {
                        state.inFlight().add(message);
                    }

                    @Override
                    public void publish(Output output) {
                        record(state, output);
                    }

                    @Override
                    public void broken(Invariant invariant) {
                        problems.add(invariant + " does not hold");
                    }
                });
    }

    private static void record(State state, Output output) {
        switch (output) {
            case Output.Upsert upsert -> state.profiles().put(upsert.profile().profileId(), upsert.profile());
            case Output.Tombstone tombstone -> state.profiles().remove(tombstone.profileId());
            case Output.Index entry -> state.index().put(entry.key(), entry.profileId());
            case Output.Unindex entry -> state.index().remove(entry.key());
            case Output.Naming naming -> {}
            case Output.Membership membership -> {}
            case Output.Delivery delivery -> {}
            case Output.Feed feed -> state.news().add(feed.change());
        }
    }
}
