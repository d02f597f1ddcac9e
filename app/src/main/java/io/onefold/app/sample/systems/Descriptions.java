package io.onefold.app.sample.systems;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The connectors of the company, as files that anybody can look at while it runs. */
final class Descriptions {
    private final Path folder;

    /** @param folder where they stand */
    Descriptions(Path folder) {
        this.folder = folder;
    }

    /** Writes one, with words such as <code>${port}</code> replaced. */
    void write(String connector, Map<String, String> words) throws IOException {
        Files.createDirectories(folder);
        String name = connector + ".yaml";
        try (InputStream in = Descriptions.class.getResourceAsStream("/io/onefold/app/sample/systems/" + name)) {
            if (in == null) throw new IllegalStateException(name + " is missing in the product");
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> word : words.entrySet())
                yaml = yaml.replace("${" + word.getKey() + "}", word.getValue());
            Files.writeString(folder.resolve(name), yaml);
        }
    }

    /** Takes all away, so that no later start looks for a company that has gone. */
    void delete() throws IOException {
        if (!Files.isDirectory(folder)) return;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) Files.delete(file);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        Files.delete(folder);
    }
}
