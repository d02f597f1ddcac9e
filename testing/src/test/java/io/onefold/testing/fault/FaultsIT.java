package io.onefold.testing.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.onefold.testing.cluster.FaultRun;
import io.onefold.testing.cluster.FaultRun.Outcome;
import io.onefold.testing.cluster.Scenario;
import io.onefold.testing.cluster.Scenarios;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Three brokers and three instances under load, with one thing after another going wrong. */
@Tag("faults")
class FaultsIT {
    private static final long SEED = Long.getLong("onefold.seed", 20_261_123);

    @TempDir
    private static Path folder;

    private static FaultRun run;

    @BeforeAll
    static void start() throws Exception {
        run = FaultRun.start(folder);
    }

    @AfterAll
    static void end() throws Exception {
        run.close();
    }

    /** Those that are named in a property; all, where it says so. */
    static List<Scenario> scenarios() {
        String named = System.getProperty("onefold.scenarios", "all");
        if (named.equals("all")) return Scenarios.all();
        return Arrays.stream(named.split(",")).map(Scenarios::named).toList();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void whatWasAcknowledgedIsAppliedOnceAndEqualsTheBatchRun(Scenario scenario) throws Exception {
        String lacking = scenario.lacking().get();
        assumeTrue(lacking.isEmpty(), lacking);

        Outcome outcome = run.run(scenario, SEED);

        System.out.println(outcome);
        assertThat(outcome.problems()).as(outcome.toString()).isEmpty();
    }
}
