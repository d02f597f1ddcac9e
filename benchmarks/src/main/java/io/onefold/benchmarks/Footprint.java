package io.onefold.benchmarks;

import io.onefold.testing.identity.RunningIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

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
            for (Place place : places(machine)) {
                long bytes = place.bytes();
                System.out.printf(
                        "%s: %,d bytes, %,d a profile, %,d an event%n",
                        place.name(), bytes, bytes / profiles, bytes / events);
            }
        }
    }

    private static List<Place> places(Machine machine) {
        Path broker = machine.brokerFolder();
        return List.of(
                new Place("state of the topology", machine.folder("state"), ""),
                new Place("profile store", machine.folder("store"), ""),
                new Place("log of record", broker, NAME + "-timeline-changelog"),
                new Place("the state's other changelogs, not compacted yet", broker, NAME + "-"),
                new Place("customer-profiles, not compacted yet", broker, NAME + ".customer-profiles"),
                new Place("touchpoints, kept 7 days", broker, NAME + ".touchpoints"),
                new Place("observations, kept 7 days", broker, NAME + ".observations"),
                new Place("identity-links, kept 7 days", broker, NAME + ".identity-links"));
    }

    /**
     * Something on disk.
     *
     * @param prefix of the names of the folders that count; of a broker's partition only the records count, since its indexes are made
     *     larger than they are
     */
    private record Place(String name, Path folder, String prefix) {
        long bytes() throws IOException {
            try (Stream<Path> files = Files.walk(folder)) {
                return files.filter(this::counts)
                        .mapToLong(file -> file.toFile().length())
                        .sum();
            }
        }

        private boolean counts(Path file) {
            if (!Files.isRegularFile(file)) return false;
            if (prefix.isEmpty()) return true;
            String partition = folder.relativize(file).getName(0).toString();
            return partition.startsWith(prefix) && file.toString().endsWith(".log");
        }
    }
}
