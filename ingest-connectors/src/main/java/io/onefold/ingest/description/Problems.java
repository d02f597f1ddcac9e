package io.onefold.ingest.description;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Everything that is wrong with a description, said at once. Keys have dots between the levels. */
public final class Problems {
    private final String file;
    private final YamlPlaces places;
    private final List<Problem> problems = new ArrayList<>();

    Problems(String file, YamlPlaces places) {
        this.file = file;
        this.places = places;
        for (String key : places.repeated()) add(key, "stands twice; leave one");
    }

    /** Notes that something is wrong with a key. */
    public void add(String key, String message) {
        problems.add(new Problem(file, places.line(key), key, message));
    }

    /** Notes it where {@code holds} is not so. */
    public void check(boolean holds, String key, String otherwise) {
        if (!holds) add(key, otherwise);
    }

    /** Whether a block of keys stands there, or nothing. */
    public boolean block(String key, JsonNode node) {
        boolean block = node.isMissingNode() || node.isObject();
        check(block, key, "is no block of keys; write a line for each name, and its column");
        return block;
    }

    /** Notes every key that is none of these. */
    public void knownKeys(String key, JsonNode node, List<String> known) {
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
        if (!problems.isEmpty()) throw new InvalidDescriptionException(problems);
    }
}
