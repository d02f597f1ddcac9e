package io.onefold.ingest.files;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.connector.Kind;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.description.Block;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** {@code kind: files}: exports dropped into a folder. */
public final class FilesKind implements Kind {
    /** The keys of files wherever they are. */
    static final List<String> COMMON_KEYS = Stream.concat(
                    FormatReader.KEYS.stream(), Stream.of("folder", "pattern", "settle"))
            .toList();

    private static final Duration REST = Duration.ofMillis(500);

    @Override
    public String name() {
        return "files";
    }

    @Override
    public List<String> keys() {
        return Stream.concat(COMMON_KEYS.stream(), Stream.of("tasks")).toList();
    }

    @Override
    public boolean isMapped() {
        return true;
    }

    @Override
    public Setup read(Block block, JsonNode mapping) {
        Path folder = path(block, "folder");
        FileMapping read = FormatReader.read(block, mapping, MAPPING);
        return new FilesSettings(
                opening -> new LocalShelf(folder),
                pattern(block),
                settle(block),
                REST,
                read,
                block.count("tasks", 1, 1, 64));
    }

    static Duration settle(Block block) {
        return block.duration("settle", "5s");
    }

    /** A path of this machine that must be there. */
    static Path path(Block block, String key) {
        try {
            return Path.of(block.required(key));
        } catch (InvalidPathException e) {
            block.problems().add(block.key(key), "cannot be a path on this machine; check its characters");
            return Path.of("");
        }
    }

    static NamePattern pattern(Block block) {
        try {
            return NamePattern.of(block.text("pattern", "*"));
        } catch (IllegalArgumentException e) {
            block.problems().add(block.key("pattern"), "write a pattern such as sales-*.csv or *.{csv,gz}");
            return NamePattern.of("*");
        }
    }
}
