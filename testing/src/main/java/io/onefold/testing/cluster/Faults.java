package io.onefold.testing.cluster;

import io.onefold.testing.cluster.FaultRun.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Has one thing after another go wrong, each with another seed, for so many hours. Arguments: hours (0 for each scenario once), the first
 * seed, the scenarios (all, where none is named). Ends with 1 at the first that does not hold, and leaves everybody's files and logs; with 2
 * where an argument is wrong.
 */
public final class Faults {
    private Faults() {}

    /** Runs and prints. */
    public static void main(String[] arguments) throws Exception {
        double hours;
        long seed;
        List<Scenario> scenarios;
        try {
            hours = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 0;
            seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
            scenarios = arguments.length > 2
                    ? Arrays.stream(arguments).skip(2).map(Scenarios::named).toList()
                    : Scenarios.all();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Path folder = Files.createTempDirectory("onefold-faults");
        System.out.println("Files and logs are in " + folder);
        Instant end = Instant.now().plus(Duration.ofSeconds((long) (hours * 3600)));
        boolean held = true;
        try (FaultRun run = FaultRun.start(folder)) {
            do {
                for (Scenario scenario : scenarios) {
                    String lacking = scenario.lacking().get();
                    if (!lacking.isEmpty()) {
                        System.out.println("Left out: " + scenario + ": " + lacking);
                        continue;
                    }
                    Outcome outcome = run.run(scenario, seed++);
                    System.out.println(outcome);
                    held &= outcome.problems().isEmpty();
                }
            } while (held && Instant.now().isBefore(end));
        }
        System.exit(held ? 0 : 1);
    }
}
