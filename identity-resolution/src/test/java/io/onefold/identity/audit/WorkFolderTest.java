package io.onefold.identity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {
    @TempDir
    Path parent = Path.of("");

    @Test
    void nothingIsLeftOfAClosedOne() throws IOException {
        try (WorkFolder folder = WorkFolder.in(parent)) {
            Files.writeString(folder.newFile(), "a");
        }

        try (Stream<Path> left = Files.list(parent)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void theNextOneDeletesWhatAKilledRunLeftAndLeavesARunningOneAlone() throws IOException {
        Path killed = Files.createDirectory(parent.resolve("audit-123"));
        Files.writeString(killed.resolve("file-0"), "personal");
        Files.createFile(parent.resolve("audit-123.lock"));

        try (WorkFolder running = WorkFolder.in(parent)) {
            Path file = Files.writeString(running.newFile(), "a");
            assertThat(killed).doesNotExist();

            try (WorkFolder next = WorkFolder.in(parent)) {
                Files.writeString(next.newFile(), "b");
                assertThat(file).exists();
            }
        }

        try (Stream<Path> left = Files.list(parent)) {
            assertThat(left).isEmpty();
        }
    }
}
