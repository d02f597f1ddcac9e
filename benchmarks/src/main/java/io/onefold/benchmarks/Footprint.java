package io.onefold.benchmarks;

import io.onefold.testing.identity.RunningIdentity;
import java.nio.file.Path;
import java.util.List;

/** What profiles take: bytes on disk at each place that keeps something of them, and memory. Arguments: events, people. */
public final class Footprint {
    private static final String NAME = "footprint";
    private static final int PARTITIONS = 16;

    private Footprint() {}

    /** Runs and prints. */
    public static void main(String[] arguments) throws Exception {
        int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 120_000;
        int people = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5_000;
        try (Machine machine = new Machine();
                RunningIdentity identity = RunningIdentity.start(new RunningIdentity.Place(
                        NAME,
                        machine.bootstrap(),
                        machine.registry().settings(),
                        machine.folder("state"),
                        PARTITIONS))) {
            identity.publish(new Load(people).next(events, System.currentTimeMillis()));
            identity.awaitRest();
            int profiles = identity.published().profiles().size();
            System.out.printf("%,d events became %,d profiles%n", events, profiles);
            Machine.Resident held = machine.resident();
            System.out.printf(
                    "resident memory: topology with this benchmark %,d MB, broker %,d MB%n",
                    held.own() >> 20, held.broker() >> 20);
            identity.store(machine.folder("store")).close();
            // What a store holds in memory is on disk once it is closed.
            identity.stop();
            for (Kept place : places(machine)) {
                long bytes = place.bytes();
                System.out.printf(
                        "%s: %,d bytes, %,d a profile, %,d an event%n",
                        place.name(), bytes, bytes / profiles, bytes / events);
            }
        }
    }

    private static List<Kept> places(Machine machine) {
        Path broker = machine.brokerFolder();
        return List.of(
                new Kept("state of the topology", machine.folder("state"), ""),
                new Kept("profile store", machine.folder("store"), ""),
                new Kept("log of record", broker, NAME + "-timeline-changelog"),
                new Kept("all changelogs of the state, not compacted yet", broker, NAME + "-"),
                new Kept("customer-profiles, not compacted yet", broker, NAME + ".customer-profiles"),
                new Kept("touchpoints, kept 7 days", broker, NAME + ".touchpoints"),
                new Kept("observations, kept 7 days", broker, NAME + ".observations"),
                new Kept("identity-links, kept 7 days", broker, NAME + ".identity-links"));
    }
}
