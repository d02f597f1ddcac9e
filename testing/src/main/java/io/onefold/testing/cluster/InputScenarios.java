package io.onefold.testing.cluster;

import java.time.Duration;
import java.util.List;

/** What comes in that is too much, is nothing, or breaks off. */
final class InputScenarios {
    private static final int SALES = 3_000;
    private static final int SHARERS = 100_000;
    /** What three instances and three brokers on two cores keep up with. */
    private static final int SHARERS_A_SECOND = 250;

    private static final int SEEN_A_SECOND = 5_000;

    static final List<Scenario> ALL = List.of(
            new Scenario("burst", "ten times as many events as usual", Bound.NONE, (under, random) -> {
                under.visitors().rate(10 * under.usual());
                Steps.last(Duration.ofSeconds(10));
                under.visitors().rate(under.usual());
            }),
            new Scenario(
                    "hot-identifier",
                    "a telephone is given by one after another of 100,000 people",
                    Bound.NONE,
                    (under, random) -> under.visitors().bring(SHARERS, SHARERS_A_SECOND, InputScenarios::sharer)),
            new Scenario(
                    "hot-profile",
                    "a customer is seen 5,000 times a second",
                    Bound.NONE,
                    (under, random) -> under.visitors().bring(2 * SEEN_A_SECOND, SEEN_A_SECOND, InputScenarios::seen)),
            new Scenario(
                    "poison", "one record of twenty is nothing that anybody can read", Bound.NONE, (under, random) -> {
                        try (Poison poison = new Poison(under.cluster().kafka().direct(), random)) {
                            for (int i = 0; i < 15; i++) {
                                poison.pour(under.usual() / 20);
                                Steps.last(Duration.ofSeconds(1));
                            }
                            poison.awaitQuarantined();
                        }
                    }),
            new Scenario(
                    "worker-killed",
                    "of two workers of Kafka Connect the one that reads a file is killed in its midst",
                    Bound.NONE,
                    (under, random) -> {
                        try (Workers workers = Workers.start(under.cluster())) {
                            // Batch by batch on a long way, so that there is a midst to be killed in.
                            KafkaCluster kafka = under.cluster().kafka();
                            kafka.brokers()
                                    .forEach(broker ->
                                            kafka.way(Workers.CLIENT, broker).delay(Duration.ofMillis(100)));
                            workers.drop(SALES);
                            workers.killInMidFile();
                            kafka.mendWays();
                            workers.awaitEachOnce(SALES);
                        }
                    }));

    private InputScenarios() {}

    private static String sharer(String id, int number) {
        return "{\"type\":\"identify\",\"messageId\":\"%s\",\"userId\":\"sharer%d\",\"traits\":{\"phone\":\"+8613900010001\"}}"
                .formatted(id, number);
    }

    private static String seen(String id, int number) {
        return "{\"type\":\"track\",\"messageId\":\"%s\",\"userId\":\"seen-all-the-time\",\"event\":\"Step %d\"}"
                .formatted(id, number % 10);
    }
}
