package io.onefold.ingest.files;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.connector.Kind;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.description.Block;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** {@code kind: files}: exports dropped into a folder. */
public final class FilesKind implements Kind {
    /** The keys of files wherever they are. */
    static final List<String> COMMON_KEYS = Stream.concat(
                    FormatReader.KEYS.stream(), Stream.of("folder", "pattern", "settle"))
            .toList();

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
        Path folder = Path.of(block.required("folder"));
        return settings(block, mapping, (opening, spool) -> new LocalShelf(folder), block.count("tasks", 1, 1, 64));
    }

    static FilesSettings settings(Block block, JsonNode mapping, FilesSettings.Place place, int maxShares) {
        FileMapping read = FormatReader.read(block, mapping, MAPPING);
        return new FilesSettings(place, block.text("pattern", "*"), block.duration("settle", "5s"), read, maxShares);
    }
}
