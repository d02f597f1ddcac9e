package io.onefold.testing.cluster;

import java.util.List;
import java.util.stream.Stream;

/** What can go wrong with a cluster under load. What is random in it is decided by the seed of its run. */
public final class Scenarios {
    private static final List<Scenario> ALL = Stream.of(
                    InstanceScenarios.ALL, StateScenarios.ALL, BrokerScenarios.ALL, InputScenarios.ALL)
            .flatMap(List::stream)
            .toList();

    private Scenarios() {}

    /** All of them. */
    public static List<Scenario> all() {
        return ALL;
    }

    /** The one of this name. */
    public static Scenario named(String name) {
        return ALL.stream()
                .filter(scenario -> scenario.name().equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no scenario is named " + name + "; there are "
                        + ALL.stream().map(Scenario::name).toList()));
    }
}
