package io.onefold.testing.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code -Donefold.fuzz=N} makes N inputs of all targets together, {@code -Donefold.seed=N} others. */
class FuzzTest {
    private static final Path REGRESSIONS = Path.of("src/test/resources/fuzz");
    private static final long INPUTS = Long.getLong("onefold.fuzz", 8_000) / Targets.values().length;
    private static final long FIRST = Long.getLong("onefold.seed", 1);
    /** What a machine's noise adds to a heap that does not grow. */
    private static final long NOISE_BYTES = 16 << 20;

    private static final long SECOND_NANOS = 1_000_000_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Targets.class)
    void whateverComesIsTakenOrRefusedAndNothingElseHappens(Targets each) throws Exception {
        try (FuzzTarget target = each.open(folder)) {
            FuzzRun.Report report = new FuzzRun(target).run(FIRST, INPUTS);
            System.out.println(report.summary());

            assertThat(report.problems()).as(report.summary()).isEmpty();
            assertThat(report.accepted())
                    .as("of them nothing is accepted: " + report.summary())
                    .isPositive();
            assertThat(report.lateBytes()).as(report.summary()).isLessThan(report.earlyBytes() + NOISE_BYTES);
            assertThat(report.slowestNanos()).as(report.summary()).isLessThan(SECOND_NANOS);
        }
    }

    @ParameterizedTest
    @EnumSource(Targets.class)
    void whatOnceWentWrongGoesWell(Targets each) throws Exception {
        try (FuzzTarget target = each.open(folder)) {
            for (byte[] sample : target.samples()) target.take(sample);
            for (Path regression : regressions(target)) target.take(Files.readAllBytes(regression));
        }
    }

    private static List<Path> regressions(FuzzTarget target) throws IOException {
        Path kept = REGRESSIONS.resolve(target.name());
        if (!Files.exists(kept)) return List.of();
        try (Stream<Path> files = Files.list(kept)) {
            return files.sorted().toList();
        }
    }
}
