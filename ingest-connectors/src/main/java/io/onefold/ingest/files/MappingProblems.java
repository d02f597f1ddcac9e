package io.onefold.ingest.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Everything that is wrong with a mapping, said at once. */
final class MappingProblems {
    private final String file;
    private final YamlPlaces places;
    private final List<MappingProblem> problems = new ArrayList<>();

    MappingProblems(String file, YamlPlaces places) {
        this.file = file;
        this.places = places;
        for (String key : places.repeated()) add(key, "stands twice; leave one");
    }

    void add(String key, String message) {
        problems.add(new MappingProblem(file, places.line(key), key, message));
    }

    void check(boolean holds, String key, String otherwise) {
        if (!holds) add(key, otherwise);
    }

    /** Whether a block of keys stands there, or nothing. */
    boolean block(String key, JsonNode node) {
        boolean block = node.isMissingNode() || node.isObject();
        check(block, key, "is no block of keys; write a line for each name, and its column");
        return block;
    }

    /** Notes every key that is none of these. */
    void knownKeys(String key, JsonNode node, List<String> known) {
        if (!node.isObject()) {
            add(key, "write a block of keys; there are " + String.join(", ", known));
            return;
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String name = entry.getKey();
            if (!known.contains(name))
                add(key.isEmpty() ? name : key + "." + name, "no such key; there are " + String.join(", ", known));
        }
    }

    /** An exception with all of them; nothing where there is no problem. */
    void throwIfAny() {
        if (!problems.isEmpty()) throw new InvalidMappingException(problems);
    }
}
