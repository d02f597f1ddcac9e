package io.onefold.app.sample;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;

/** Which year of the company an installation has: it stays the same for as long as its data does, so that to tell it again changes nothing. */
public final class SampleYear {
    private static final long SEED = 20_261_121;
    private static final String PEOPLE = "people";
    private static final String END = "end";

    private SampleYear() {}

    /**
     * The year that a folder remembers; where it remembers none, one that ends now.
     *
     * @param people how many customers a new company has
     */
    public static Sample of(Path folder, int people, Instant now) throws IOException {
        Path file = folder.resolve("company.properties");
        Properties known = new Properties();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                known.load(in);
            }
        } else {
            Files.createDirectories(folder);
            known.putAll(Map.of(PEOPLE, String.valueOf(people), END, now.toString()));
            try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                known.store(out, null);
            }
        }
        return SampleCompany.generate(
                SEED, Integer.parseInt(known.getProperty(PEOPLE)), Instant.parse(known.getProperty(END)));
    }
}
