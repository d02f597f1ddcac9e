package io.onefold.identity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatestRecordsTest {
    @TempDir
    Path parent = Path.of("");

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> read(LatestRecords records) {
        List<String> read = new ArrayList<>();
        try (LatestRecords.Reading reading = records.read()) {
            while (reading.hasNext()) {
                Map.Entry<byte[], byte[]> each = reading.next();
                read.add(new String(each.getKey(), StandardCharsets.UTF_8) + "="
                        + new String(each.getValue(), StandardCharsets.UTF_8));
            }
        }
        return read;
    }

    @Test
    void ofEachKeyTheLastValueIsLeftUnlessItEnded() throws IOException {
        try (WorkFolder folder = WorkFolder.in(parent)) {
            LatestRecords records = new LatestRecords(folder, 1 << 20);
            records.put(bytes("b"), bytes("9"));
            records.put(bytes("a"), bytes("1"));
            records.put(bytes("c"), bytes("5"));
            records.put(bytes("b"), bytes("2"));
            records.put(bytes("c"), null);
            records.put(bytes("d"), null);
            records.put(bytes("d"), bytes(""));

            assertThat(read(records)).containsExactly("a=1", "b=2", "d=");
            assertThat(read(records)).as("read again").containsExactly("a=1", "b=2", "d=");
        }
    }

    @Test
    void itIsTheSameOnDiskAsInMemory() throws IOException {
        Random random = new Random(3);
        TreeMap<String, String> expected = new TreeMap<>();
        try (WorkFolder folder = WorkFolder.in(parent)) {
            LatestRecords records = new LatestRecords(folder, 2_000);
            for (int put = 0; put < 5_000; put++) {
                String key = "k" + random.nextInt(400);
                if (random.nextInt(5) == 0) {
                    records.put(bytes(key), null);
                    expected.remove(key);
                } else {
                    records.put(bytes(key), bytes("v" + put));
                    expected.put(key, "v" + put);
                }
            }

            assertThat(read(records))
                    .containsExactlyElementsOf(expected.entrySet().stream()
                            .map(Map.Entry::toString)
                            .toList());
        }
    }
}
