package io.onefold.testing.simulation;

import io.onefold.identity.forest.Forest;
import io.onefold.identity.forest.Invariant;
import io.onefold.identity.forest.Message;
import io.onefold.identity.forest.Output;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One simulated partition: a forest, its store, what has arrived, and the transaction under way. */
final class Partition {
    private final MemoryStore store = new MemoryStore();
    private final World world;
    private final Schedule schedule;
    private final Mutation mutation;
    private final ExactDigests digests;
    private final int number;
    private final List<Message> arrived = new ArrayList<>();
    private final List<Message> taken = new ArrayList<>();
    private final List<Message> sent = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();
    private Forest forest;
    private int adopted;

    Partition(int number, World world, Schedule schedule, Mutation mutation, ExactDigests digests) {
        this.digests = digests;
        this.number = number;
        this.world = world;
        this.schedule = schedule;
        this.mutation = mutation;
        this.forest = forest();
    }

    private Forest forest() {
        return new Forest(
                store, Simulation.settings(world, schedule, adopted), this::isLocal, digests::of, new Forest.Outbox() {
                    @Override
                    public void send(Message message) {
                        sent.add(message);
                    }

                    @Override
                    public void publish(Output output) {
                        outputs.add(output);
                    }

                    @Override
                    public void broken(Invariant invariant) {
                        throw new IllegalStateException(invariant + " does not hold");
                    }
                });
    }

    private boolean isLocal(IdentifierKey key) {
        return schedule.local() && key.partition(schedule.partitions()) == number;
    }

    void receive(Message message) {
        arrived.add(message);
    }

    boolean hasWork() {
        return !arrived.isEmpty();
    }

    /** Handles at most so many of the messages that have arrived, and now and then does what is due beside them. */
    boolean work(int most, Random random) {
        if (random.nextInt(8) == 0) adoptRules();
        for (int i = 0; i < most && !arrived.isEmpty(); i++) {
            Message message = arrived.remove(schedule.fifo() ? 0 : random.nextInt(arrived.size()));
            taken.add(message);
            mutation.handle(store, message, forest::handle, sent::add);
        }
        if (random.nextInt(8) == 0) forest.turn(1 + random.nextInt(3));
        if (random.nextInt(8) == 0) publishDue(1 + random.nextInt(3));
        if ((adopted > 0 || store.population() != null) && random.nextInt(4) == 0) forest.sweep(1 + random.nextInt(3));
        return true;
    }

    /** What was looked at is due no more: it would come first again and again, and what is due after it never. */
    private void publishDue(int most) {
        List<IdentifierKey> due = store.due(store.tick(), most);
        forest.due(most);
        List<IdentifierKey> still = store.due(store.tick(), Integer.MAX_VALUE);
        for (IdentifierKey root : due)
            if (still.contains(root)) throw new IllegalStateException(root + " was looked at and is due still");
    }

    /** Everything that waits for a turn or a sweep; whether there was anything. */
    boolean settle() {
        while (adopted < world.rules().size() - 1) adoptRules();
        boolean more = forest.sweep(1_000);
        if (!store.marked(1).isEmpty() || !store.due(store.tick(), 1).isEmpty()) more = true;
        while (forest.turn(1_000) || forest.due(1_000)) more = true;
        return more;
    }

    /** Starts anew under the next rules; a start is a transaction of its own. */
    private void adoptRules() {
        if (adopted == world.rules().size() - 1) return;
        adopted++;
        store.sweepAgain();
        forest = forest();
    }

    boolean learn(Population population) {
        forest.learn(population);
        return true;
    }

    boolean tick(long tick) {
        forest.tick(tick);
        return true;
    }

    void commit() {
        store.commit();
        taken.clear();
        sent.clear();
        outputs.clear();
    }

    /** As if the transaction had not been: what it took has arrived again, and whatever was cached is gone. */
    void rollback() {
        store.rollback();
        arrived.addAll(0, taken);
        taken.clear();
        sent.clear();
        outputs.clear();
        forest = forest();
    }

    List<Message> arrived() {
        return arrived;
    }

    List<Message> sent() {
        return sent;
    }

    List<Output> outputs() {
        return outputs;
    }

    MemoryStore store() {
        return store;
    }
}
