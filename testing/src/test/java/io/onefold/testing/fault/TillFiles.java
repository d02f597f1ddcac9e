package io.onefold.testing.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;

/** Exports of a till, one after another, with lines that are equal to the byte among them: those are sales too. */
final class TillFiles {
    private static final int LINES = 2_000;
    private static final String HEADER =
            "sold_at,member_id,phone,receipt,line,product,category,quantity,amount,currency\n";

    private final Path folder;
    private final Random random;
    private int files;

    TillFiles(Path folder, long seed) {
        this.folder = folder;
        this.random = new Random(seed);
    }

    /** A new file. */
    Path next() throws IOException {
        StringBuilder lines = new StringBuilder(HEADER);
        String line = "";
        for (int left = LINES; left > 0; left--) {
            if (line.isEmpty() || random.nextInt(20) != 0) line = line();
            lines.append(line);
        }
        return Files.writeString(folder.resolve("sales-" + files++ + ".csv"), lines);
    }

    /** How many lines all of them have. */
    int lines() {
        return files * LINES;
    }

    private String line() {
        int person = random.nextInt(60);
        return "%s,c%d,%s,r%d,%d,p%d,shoes,1,%d.50,CNY\n"
                .formatted(
                        Instant.ofEpochSecond(1_760_000_000L + random.nextInt(1_000_000)),
                        person,
                        random.nextInt(3) == 0 ? "1380000" + (1_000 + person) : "",
                        random.nextInt(1_000),
                        random.nextInt(4),
                        random.nextInt(50),
                        random.nextInt(500));
    }
}
