package io.onefold.benchmarks;

import io.onefold.testing.identity.RunningIdentity;
import java.time.Duration;

/**
 * From the moment a touchpoint is handed to Kafka to the moment a subscriber that reads only what is committed has the profile that it
 * changed. A minute's worth of events at once, and then a minute at the rate, only warm up: until then the compilers take half a core.
 * Arguments: events a second, seconds, people, and besides milliseconds between two commits, partitions and threads.
 */
public final class Latency {
    private static final int WARM_UP_SECONDS = 60;

    private Latency() {}

    /** Runs and prints. */
    public static void main(String[] arguments) throws Exception {
        int rate = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 30;
        int people = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5_000;
        int commitMillis = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 100;
        int partitions = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 16;
        int threads = arguments.length > 5 ? Integer.parseInt(arguments[5]) : 2;
        try (Machine machine = new Machine();
                RunningIdentity identity = RunningIdentity.start(
                        new RunningIdentity.Place(
                                "latency",
                                machine.bootstrap(),
                                machine.registry().settings(),
                                machine.folder("latency"),
                                partitions),
                        new RunningIdentity.Pace(threads, Duration.ofMillis(commitMillis)))) {
            Load load = new Load(people);
            identity.publish(load.next(rate * WARM_UP_SECONDS, System.currentTimeMillis()));
            identity.awaitRest();
            new Probes().send(identity, load::next, rate, WARM_UP_SECONDS);
            Machine.Clock clock = machine.clock();
            System.out.printf(
                    "%d events/s for %d s: %s; %s%n",
                    rate, seconds, measured(identity, load, rate, seconds), clock.stop());
        }
    }

    private static String measured(RunningIdentity identity, Load load, int rate, int seconds) throws Exception {
        Probes probes = new Probes();
        AutoCloseable subscription = identity.subscribe(probes::see);
        try {
            probes.send(identity, load::next, rate, seconds);
            identity.awaitRest();
        } finally {
            subscription.close();
        }
        return probes.taken();
    }
}
