package io.onefold.testing.cluster;

import java.time.Duration;
import java.util.List;

/** What comes in that is too much, is nothing, or breaks off. */
final class InputScenarios {
    private static final int SALES = 3_000;

    static final List<Scenario> ALL = List.of(
            new Scenario("burst", "ten times as many events as usual", Bound.NONE, (under, random) -> {
                under.visitors().rate(10 * under.usual());
                Steps.last(Duration.ofSeconds(10));
                under.visitors().rate(under.usual());
            }),
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
}
