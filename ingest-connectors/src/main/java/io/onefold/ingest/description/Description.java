package io.onefold.ingest.description;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;

/** Reads YAML that a user wrote. */
public final class Description {
    private Description() {}

    /**
     * What a file describes.
     *
     * @param reading makes it of the document's tree, and names what is wrong to the problems
     * @param page of the documentation that says what such a file holds
     * @throws InvalidDescriptionException with all that is wrong with it, also where it is not there
     */
    public static <T> T read(Path path, String page, BiFunction<JsonNode, Problems, T> reading) {
        try {
            return parse(path.toString(), Files.readString(path), reading);
        } catch (NoSuchFileException e) {
            throw refused(path.toString(), 0, "there is no such file; " + page + " says what it holds");
        } catch (CharacterCodingException e) {
            throw refused(path.toString(), 0, "is not in UTF-8; save it as UTF-8");
        } catch (IOException e) {
            throw refused(path.toString(), 0, "cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    /**
     * What a text describes.
     *
     * @param file what messages name it by
     * @throws InvalidDescriptionException with all that is wrong with it
     */
    public static <T> T parse(String file, String yaml, BiFunction<JsonNode, Problems, T> reading) {
        try {
            JsonNode root = new YAMLMapper(YamlPlaces.FACTORY).readTree(yaml);
            Problems problems = new Problems(file, YamlPlaces.of(yaml));
            T read = reading.apply(root, problems);
            problems.throwIfAny();
            return read;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw refused(file, line, "this is no YAML from here on; look for quotes, brackets and indentation");
        } catch (IOException e) {
            throw refused(file, 0, "cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static InvalidDescriptionException refused(String file, int line, String message) {
        return new InvalidDescriptionException(List.of(new Problem(file, line, "", message)));
    }
}
