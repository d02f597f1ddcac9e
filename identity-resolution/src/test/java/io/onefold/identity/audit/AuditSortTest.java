package io.onefold.identity.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditSortTest {
    @TempDir
    Path parent = Path.of("");

    private static List<String> read(AuditSort sort) throws IOException {
        List<String> read = new ArrayList<>();
        try (Entries entries = sort.read()) {
            for (Entry entry = entries.next(); entry != null; entry = entries.next())
                read.add(text(entry.key) + "=" + text(entry.value));
        }
        return read;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void sortsByKeyThenValueAsUnsignedBytesAndKeepsEqualEntriesInMemoryAndOnDisk() throws IOException {
        for (long maxBytes : new long[] {1_000_000, 200, 1}) {
            try (WorkFolder folder = WorkFolder.in(parent)) {
                AuditSort sort = new AuditSort(folder, maxBytes);
                for (String entry : List.of("b=1", "\u00ff=0", "a=2", "a=1", "a=2", "=9", "ab="))
                    sort.add(
                            bytes(entry.substring(0, entry.indexOf('='))),
                            bytes(entry.substring(entry.indexOf('=') + 1)));

                assertThat(read(sort))
                        .containsExactly("=9", "a=1", "a=2", "a=2", "ab=", "b=1", "\u00ff=0")
                        .isEqualTo(read(sort));
                assertThatThrownBy(() -> sort.add(bytes("c"), bytes(""))).isInstanceOf(IllegalStateException.class);
            }
        }
    }

    @Test
    void nothingIsLeftOnDiskOnceTheFolderIsClosed() throws IOException {
        try (WorkFolder folder = WorkFolder.in(parent)) {
            AuditSort sort = new AuditSort(folder, 1);
            for (int i = 0; i < 200; i++) sort.add(bytes("k" + i), bytes(""));
            assertThat(read(sort)).hasSize(200).doesNotHaveDuplicates();
        }

        try (Stream<Path> left = Files.list(parent)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aFileThatWasCutShortIsAnErrorNotAnEarlyEnd() throws IOException {
        Path file = parent.resolve("cut");
        try (EntryFile.Writer writer = new EntryFile.Writer(file)) {
            writer.write(new Entry(bytes("key"), bytes("value")));
        }
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 10));

        try (EntryFile.Reader reader = new EntryFile.Reader(file)) {
            assertThatThrownBy(reader::next).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aMillionEntriesAreSortedInAProcessWithFarLessMemoryThanTheyTake() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SortAMillion.class.getName(),
                        parent.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("1000000 in order");
    }
}
