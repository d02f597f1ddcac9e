package io.onefold.ingest.files;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.description.Block;
import io.onefold.ingest.description.Description;
import io.onefold.ingest.description.InvalidDescriptionException;
import io.onefold.ingest.description.Problems;
import io.onefold.ingest.mapping.MappingReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads a {@link FileMapping} from YAML as {@code docs/file-imports.md} describes it. */
public final class MappingFile {
    private static final List<String> KEYS = Stream.concat(FormatReader.KEYS.stream(), MappingReader.KEYS.stream())
            .toList();

    private MappingFile() {}

    /**
     * The mapping in a file.
     *
     * @throws InvalidDescriptionException with all that is wrong with it, also where it is not there
     */
    public static FileMapping read(Path path) {
        return Description.read(path, "docs/file-imports.md", MappingFile::mapping);
    }

    /** The mapping in a text that stands in no file. */
    public static FileMapping parse(String yaml) {
        return parse("mapping", yaml);
    }

    /**
     * The mapping in a text.
     *
     * @param file what messages name it by
     * @throws InvalidDescriptionException with all that is wrong with it
     */
    public static FileMapping parse(String file, String yaml) {
        return Description.parse(file, yaml, MappingFile::mapping);
    }

    private static FileMapping mapping(JsonNode root, Problems problems) {
        return FormatReader.read(Block.document(problems, root, KEYS), root, "");
    }
}
