package io.onefold.app.local;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The configuration of one of Kafka's own processes, as a file. */
final class PropertiesFile {
    private PropertiesFile() {}

    /** Writes it so that Kafka reads the same values, whatever script a folder's name is written in. */
    static void write(Path file, Map<String, String> properties) throws IOException {
        Properties all = new Properties();
        all.putAll(properties);
        try (OutputStream out = Files.newOutputStream(file)) {
            all.store(out, null);
        }
    }
}
