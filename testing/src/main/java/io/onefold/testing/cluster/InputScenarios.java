package io.onefold.testing.cluster;

import java.time.Duration;
import java.util.List;

/** What comes in that is too much, or is nothing. */
final class InputScenarios {
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
                    }));

    private InputScenarios() {}
}
