package io.onefold.app.command;

import io.onefold.app.config.Configuration;
import io.onefold.ingest.Source;
import io.onefold.ingest.files.FileMapping;
import io.onefold.ingest.files.MappingFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the mapping that files are read by: the one that is named, else the source's own, else the one that is shipped. */
final class ImportMappings {
    private final Configuration configuration;

    ImportMappings(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Refuses where there is none, or the one there is cannot be used. */
    FileMapping of(Source source, ImportVerb verb, @Nullable Path named) {
        Path file = named != null ? named : configuration.mappings().get(source.name());
        if (file != null) return MappingFile.read(file);
        if (!verb.mapping().isEmpty()) return MappingFile.parse(verb.mapping(), shipped(verb.mapping()));
        throw new Refusal(
                ExitCode.USAGE,
                "Which column is what? Say it in a file (docs/file-imports.md) and name that with --mapping FILE, or as"
                        + " sources." + source.name() + ".mapping in the configuration.");
    }

    /** The text of a mapping that is shipped. */
    static String shipped(String name) {
        try (InputStream in =
                Objects.requireNonNull(ImportMappings.class.getResourceAsStream(name), "no resource " + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
