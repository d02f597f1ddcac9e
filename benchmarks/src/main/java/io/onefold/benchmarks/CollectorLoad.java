package io.onefold.benchmarks;

import io.onefold.ingest.Fate;
import io.onefold.ingest.Source;
import io.onefold.ingest.kafka.IngestRecords;
import io.onefold.ingest.tracking.Endpoint;
import io.onefold.ingest.tracking.RequestSplitter;
import io.onefold.ingest.tracking.TrackingReader;
import io.onefold.schemas.Channel;
import io.onefold.schemas.kafka.TopicCreator;
import io.onefold.schemas.serde.Registry;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Partitions;
import io.onefold.schemas.topics.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The collector under load beside a {@link BareHandler}, in turns: as fast as they go, and at the rate that is asked for. Broker,
 * registry, servers and callers share the machine. Arguments: {@code batches} or {@code single}, seconds of each turn, rounds; or
 * {@code watch}, minutes: whether the collector's memory stays as it is.
 */
public final class CollectorLoad {
    private static final int PARTITIONS = 16;
    private static final String BARE = "bare";

    private CollectorLoad() {}

    /** Runs and prints. */
    public static void main(String[] arguments) throws Exception {
        String mode = arguments.length > 0 ? arguments[0] : "batches";
        try (Machine machine = new Machine()) {
            createTopics(machine);
            switch (mode) {
                case "batches" -> compare(machine, new CollectorTurns.Plan(100, 10_000, 16), arguments);
                case "single" -> compare(machine, new CollectorTurns.Plan(1, 2_000, 96), arguments);
                case "watch" -> watch(machine, number(arguments, 1, 10));
                default -> throw new IllegalArgumentException(mode + " is none of batches, single and watch");
            }
        }
    }

    private static int number(String[] arguments, int position, int otherwise) {
        return arguments.length > position ? Integer.parseInt(arguments[position]) : otherwise;
    }

    private static void compare(Machine machine, CollectorTurns.Plan plan, String[] arguments) throws Exception {
        TrackingCalls calls = new TrackingCalls(plan.eventsEach());
        int recordBytes = recordBytes(machine, calls);
        System.out.printf(
                "%d events a call, %d bytes a call, %d bytes a record%n",
                plan.eventsEach(), calls.body(0).length, recordBytes);
        try (CalledServer collector = collector(machine);
                CalledServer bare = new CalledServer(machine.folder(BARE), BARE, machine.bootstrap(), BARE)) {
            new CollectorTurns(machine, plan, calls, collector, bare)
                    .run(number(arguments, 1, 20), number(arguments, 2, 2));
        }
    }

    private static void watch(Machine machine, int minutes) throws Exception {
        try (CalledServer collector = collector(machine)) {
            new MemoryWatch(collector).run(minutes);
        }
    }

    private static CalledServer collector(Machine machine) throws Exception {
        return new CalledServer(
                machine.folder("collector"),
                "collector",
                machine.bootstrap(),
                machine.registry().url());
    }

    private static void createTopics(Machine machine) throws Exception {
        Partitions partitions = new Partitions(PARTITIONS, PARTITIONS, PARTITIONS);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", machine.bootstrap()))) {
            List<String> problems = new TopicCreator(admin, partitions, (short) 1).create(new Topics("").all());
            if (!problems.isEmpty()) throw new IllegalStateException(String.join("\n", problems));
            admin.createTopics(List.of(new NewTopic(BARE, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }

    /** How long the collector's records of such calls are. */
    private static int recordBytes(Machine machine, TrackingCalls calls) throws Exception {
        TrackingReader reader = new TrackingReader(Source.of("web", Channel.WEB, Set.of()));
        Endpoint endpoint = calls.eventsEach() == 1 ? Endpoint.TRACK : Endpoint.BATCH;
        List<Fate> fates = reader.read(new RequestSplitter().split(endpoint, calls.body(0)), Instant.now());
        try (Registry registry = Registry.connect(machine.registry().settings())) {
            IngestRecords records = new IngestRecords(new Topics(""), new TopicSerdes(registry, new Topics("")));
            return (int) fates.stream()
                    .mapToInt(fate -> records.of(fate).value().length)
                    .average()
                    .orElseThrow();
        }
    }
}
