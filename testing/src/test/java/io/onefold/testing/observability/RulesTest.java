package io.onefold.testing.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prometheus' own tool on the rules: each alert is set off by what it is for, and not by what it is not for. */
class RulesTest {
    @Test
    void alertsAreSetOffByWhatTheyAreFor() throws Exception {
        String said = promtool("test", "rules", "rules-test.yaml");

        assertThat(said).contains("SUCCESS").doesNotContain("FAILED");
    }

    @Test
    void theSettingsAreWhatPrometheusReads() throws Exception {
        assertThat(promtool("check", "config", "prometheus.yaml"))
                .contains("SUCCESS")
                .doesNotContain("FAILED");
    }

    static void assumeIsInstalled(String program) {
        assumeTrue(
                List.of(System.getenv("PATH").split(":")).stream()
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))),
                program + " is not installed: Debian has it in the package prometheus");
    }

    private static String promtool(String... words) throws IOException, InterruptedException {
        assumeIsInstalled("promtool");
        List<String> command = new java.util.ArrayList<>(List.of("promtool"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(
                        DocumentedMetrics.ROOT.resolve("deploy/observability").toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
