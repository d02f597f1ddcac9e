package io.onefold.ingest.rest;

import com.fasterxml.jackson.core.JsonPointer;
import io.onefold.ingest.description.Block;

/** Reads where in JSON something stands: a JSON pointer (RFC 6901), or names with dots between the levels. */
final class Pointers {
    private Pointers() {}

    /** The place that must be named; the whole document where a pointer is empty. */
    static JsonPointer required(Block block, String key) {
        return of(block, key, block.required(key));
    }

    /** The place, or the whole document. */
    static JsonPointer optional(Block block, String key) {
        return of(block, key, block.text(key, ""));
    }

    private static JsonPointer of(Block block, String key, String text) {
        boolean isPointer = text.isEmpty() || text.startsWith("/");
        block.problems().check(!text.contains("*"), block.key(key), "names one place; there are no wildcards");
        return JsonPointer.compile(
                isPointer
                        ? text
                        : "/" + text.replace("~", "~0").replace("/", "~1").replace('.', '/'));
    }
}
