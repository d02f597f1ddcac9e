package io.onefold.ingest.social;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.connector.SecretReference;
import io.onefold.ingest.connector.Secrets;
import io.onefold.ingest.description.Block;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One credential, or several that are all good while one takes the place of another. */
record Credentials(List<SecretReference> references) {
    Credentials {
        references = List.copyOf(references);
    }

    /** Those under a key that must be there. */
    static Credentials required(Block block, String key) {
        block.problems().check(block.has(key), block.key(key), "is missing; write {env: NAME} or {file: PATH}");
        return optional(block, key);
    }

    /** Those under a key; none where it is not there. */
    static Credentials optional(Block block, String key) {
        JsonNode node = block.node(key);
        if (node.isMissingNode()) return new Credentials(List.of());
        List<SecretReference> references = new ArrayList<>();
        for (JsonNode each : node.isArray() ? node : List.of(node))
            references.add(SecretReference.required(block.problems(), block.key(key), each));
        block.problems()
                .check(!references.isEmpty(), block.key(key), "is an empty list; write {env: NAME} or {file: PATH}");
        return new Credentials(references);
    }

    boolean isEmpty() {
        return references.isEmpty();
    }

    /**
     * Their values, at least one.
     *
     * @throws IOException where one is not there or is empty: an empty secret would be known to everybody
     */
    List<String> reveal(Secrets secrets) throws IOException {
        List<String> values = new ArrayList<>(references.size());
        for (SecretReference reference : references) {
            String value = secrets.reveal(reference);
            if (value.isBlank())
                throw new IOException(name(reference) + " is empty; it holds a credential of the source");
            values.add(value);
        }
        return values;
    }

    private static String name(SecretReference reference) {
        return switch (reference) {
            case SecretReference.Variable(String name) -> "the environment variable " + name;
            case SecretReference.InFile(var path) -> path.toString();
        };
    }
}
