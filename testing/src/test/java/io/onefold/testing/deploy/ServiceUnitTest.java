package io.onefold.testing.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceUnitTest {
    private static final Path UNIT = Path.of("..", "deploy", "systemd", "onefold.service");

    /** Systemd wants the program to be there. */
    @Test
    void systemdReadsIt(@TempDir Path folder) throws Exception {
        assumeTrue(isThere(), "systemd-analyze (Debian's systemd) is not there: the unit is not read");
        Path copy = folder.resolve("onefold.service");
        Files.writeString(
                copy, Files.readString(UNIT).replace("ExecStart=/opt/onefold/onefold up", "ExecStart=/bin/true up"));

        Process verify = new ProcessBuilder("systemd-analyze", "verify", copy.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(verify.waitFor()).as(said).isZero();
        assertThat(said).doesNotContain("onefold.service:");
    }

    private static boolean isThere() {
        return Files.isExecutable(Path.of("/usr/bin/systemd-analyze"));
    }
}
