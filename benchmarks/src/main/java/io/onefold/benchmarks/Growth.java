package io.onefold.benchmarks;

import io.onefold.testing.identity.RunningIdentity;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/**
 * How cost grows with the number of people. One installation grows to each size in turn; there it drains visits of all of its people from
 * a preloaded topic, stops, is looked at on disk, loses its state and reads it back from the changelogs. Arguments: sizes, ascending.
 */
public final class Growth {
    private static final String NAME = "growth";
    private static final int PARTITIONS = 16;
    private static final int AT_ONCE = 50_000;
    private static final int VISITS = 60_000;
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Machine machine;
    private final Admin admin;
    private final RunningIdentity identity;
    private final Load load = new Load(0);

    private Growth(Machine machine, Admin admin, RunningIdentity identity) {
        this.machine = machine;
        this.admin = admin;
        this.identity = identity;
    }

    /** Runs and prints. */
    public static void main(String[] arguments) throws Exception {
        int[] sizes = arguments.length > 0
                ? Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray()
                : new int[] {10_000, 100_000};
        try (Machine machine = new Machine();
                Admin admin = Admin.create(Map.of("bootstrap.servers", machine.bootstrap()));
                RunningIdentity identity = RunningIdentity.start(new RunningIdentity.Place(
                        NAME,
                        machine.bootstrap(),
                        machine.registry().settings(),
                        machine.folder("state"),
                        PARTITIONS))) {
            Growth growth = new Growth(machine, admin, identity);
            int people = 0;
            for (int size : sizes) {
                growth.grow(people, size);
                growth.visit(size);
                growth.weigh(size);
                growth.restore(size);
                people = size;
            }
        }
    }

    private void grow(int from, int to) throws InterruptedException {
        Machine.Clock clock = machine.clock();
        for (int people = from; people < to; people += AT_ONCE)
            identity.publish(load.grow(Math.min(AT_ONCE, to - people), System.currentTimeMillis()));
        identity.awaitRest(PATIENCE);
        say(to, "became known at " + new Drain(to - from, clock.stop()));
    }

    private void visit(int people) throws Exception {
        identity.stop();
        identity.publish(load.next(VISITS, System.currentTimeMillis()));
        long links = links();
        long changes = changes();
        identity.restart();
        Machine.Clock clock = machine.clock();
        identity.awaitRest(PATIENCE);
        Drain drain = new Drain(VISITS, clock.stop());
        say(
                people,
                "visits at %s; a visit makes %.2f messages between identifiers and %.2f rows of changelogs"
                        .formatted(
                                drain, (double) (links() - links) / VISITS, (double) (changes() - changes) / VISITS));
    }

    private void weigh(int people) throws IOException {
        Machine.Resident held = machine.resident();
        say(
                people,
                "resident memory: topology with this benchmark %,d MB, broker %,d MB"
                        .formatted(held.own() >> 20, held.broker() >> 20));
        identity.stop();
        for (Kept each : new Kept[] {
            new Kept("state", machine.folder("state"), ""),
            new Kept("changelogs, not compacted yet", machine.brokerFolder(), NAME + "-"),
            new Kept("log of record among them", machine.brokerFolder(), NAME + "-timeline-changelog"),
            new Kept("customer-profiles, not compacted yet", machine.brokerFolder(), NAME + ".customer-profiles"),
            new Kept("all of the broker", machine.brokerFolder(), NAME)
        }) say(people, "%s: %,d bytes a profile".formatted(each.name(), each.bytes() / people));
    }

    private void restore(int people) throws Exception {
        long rows = changes();
        Machine.Clock clock = machine.clock();
        identity.restore(PATIENCE);
        Machine.Usage usage = clock.stop();
        say(
                people,
                "state read back in %.1f s: %,d rows, %,.0f a second; %s"
                        .formatted(usage.seconds(), rows, rows / usage.seconds(), usage));
    }

    private long links() throws ExecutionException, InterruptedException {
        return Written.records(admin, (NAME + ".identity-links")::equals);
    }

    private long changes() throws ExecutionException, InterruptedException {
        return Written.records(admin, topic -> topic.startsWith(NAME + "-") && topic.endsWith("-changelog"));
    }

    private static void say(int people, String what) {
        System.out.printf("%,d people: %s%n", people, what);
    }
}
