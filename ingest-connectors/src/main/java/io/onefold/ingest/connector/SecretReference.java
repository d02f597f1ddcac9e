package io.onefold.ingest.connector;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.description.Problems;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a credential stands, since it never stands in a description itself: {@code {env: NAME}} or {@code {file: PATH}}. */
public sealed interface SecretReference {
    /** An environment variable. */
    record Variable(String name) implements SecretReference {}

    /** A file that holds nothing else. */
    record InFile(Path path) implements SecretReference {}

    /** The reference that a description holds; null where it holds none. */
    static @Nullable SecretReference optional(Problems problems, String key, JsonNode node) {
        if (node.isMissingNode()) return null;
        if (node.size() == 1 && node.path("env").isTextual())
            return new Variable(node.path("env").textValue());
        if (node.size() == 1 && node.path("file").isTextual())
            return new InFile(Path.of(node.path("file").textValue()));
        problems.add(key, "write {env: NAME} or {file: PATH}; the credential itself never stands here");
        return new Variable(key);
    }

    /** The reference that a description must hold. */
    static SecretReference required(Problems problems, String key, JsonNode node) {
        SecretReference read = optional(problems, key, node);
        problems.check(read != null, key, "is missing; write {env: NAME} or {file: PATH}");
        return read == null ? new Variable(key) : read;
    }
}
