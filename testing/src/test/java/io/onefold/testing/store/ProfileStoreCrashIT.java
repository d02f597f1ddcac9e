package io.onefold.testing.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.profile.store.ProfileStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileStoreCrashIT {
    private static final int CRASHES = 8;

    @TempDir
    Path folder;

    @Test
    void aStoreWhoseProcessIsKilledIsAsAfterItsLastWriteAndKnowsWhichThatWas() throws Exception {
        Random random = new Random(7);
        for (int crash = 0; crash < CRASHES; crash++) {
            long last = writeAndBeKilledAfter(1 + random.nextInt(400));

            try (ProfileStore store = ProfileStore.open(folder.resolve("store"), 1 << 20)) {
                long steps = store.writer().nextOffset(CrashingWriter.TOPIC, 0).orElse(0);
                assertThat(steps).as("crash %d", crash).isGreaterThan(last);
                assertThat(CrashingWriter.found(store.reader()))
                        .as("crash %d", crash)
                        .isEqualTo(CrashingWriter.expected(steps));
            }
        }
    }

    /** Returns the last step that the process said it had written. */
    private long writeAndBeKilledAfter(int steps) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingWriter.class.getName(),
                        folder.resolve("store").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long last = -1;
        try (BufferedReader output = writer.inputReader()) {
            for (int i = 0; i < steps; i++) {
                String line = output.readLine();
                assertThat(line).as("the writer's output").isNotNull();
                last = Long.parseLong(line);
            }
            writer.destroyForcibly().waitFor();
        }
        return last;
    }
}
