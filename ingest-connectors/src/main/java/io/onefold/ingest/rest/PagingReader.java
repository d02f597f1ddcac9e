package io.onefold.ingest.rest;

import com.fasterxml.jackson.core.JsonPointer;
import io.onefold.ingest.description.Block;
import java.util.List;
import java.util.Map;

/** Reads {@code paging}. */
final class PagingReader {
    static final List<String> KEYS =
            List.of("by", "rel", "from", "last", "parameter", "first", "resume", "start", "size", "more", "end");

    private static final Map<String, List<String>> KEYS_BY_WAY = Map.of(
            "none", List.of("by"),
            "link", List.of("by", "rel", "from", "first", "resume", "more", "end"),
            "cursor", List.of("by", "from", "last", "parameter", "first", "resume", "more", "end"),
            "page", List.of("by", "parameter", "start", "size", "more", "end"),
            "offset", List.of("by", "parameter", "start", "size", "more", "end"));
    private static final List<String> WAYS = List.of("none", "link", "cursor", "page", "offset");

    private PagingReader() {}

    static Paging read(Block rest) {
        if (!rest.has("paging")) return new Paging.Whole();
        Block paging = rest.block("paging", KEYS);
        String way = paging.oneOf("by", "none", WAYS);
        List<String> fitting = KEYS_BY_WAY.getOrDefault(way, KEYS);
        for (String key : KEYS)
            paging.problems()
                    .check(fitting.contains(key) || !paging.has(key), paging.key(key), "says nothing to by: " + way);
        return switch (way) {
            case "link" -> link(paging);
            case "cursor" -> cursor(paging);
            case "page" -> numbers(paging, 1, 1);
            case "offset" -> numbers(paging, 0, 0);
            default -> new Paging.Whole();
        };
    }

    private static Paging link(Block block) {
        block.problems()
                .check(!block.has("rel") || !block.has("from"), block.key("from"), "goes without rel; leave one");
        Mark mark = block.has("from")
                ? new Mark.InBody(Pointers.required(block, "from"))
                : new Mark.Relation(block.text("rel", "next"));
        return new Paging.Marks(
                mark, null, Parameters.read(block, "first"), block.flag("resume", false), signal(block));
    }

    private static Paging cursor(Block block) {
        block.problems()
                .check(
                        block.has("last") != block.has("from"),
                        block.key("from"),
                        "name either from (of the page) or last (of its last record)");
        Mark mark = block.has("last")
                ? new Mark.InLastRecord(Pointers.required(block, "last"))
                : new Mark.InBody(block.has("from") ? Pointers.required(block, "from") : JsonPointer.empty());
        return new Paging.Marks(
                mark,
                block.required("parameter"),
                Parameters.read(block, "first"),
                block.flag("resume", false),
                signal(block));
    }

    private static Paging numbers(Block block, int start, int step) {
        return new Paging.Numbers(
                block.text("parameter", step == 0 ? "offset" : "page"),
                block.count("start", start, 0, Integer.MAX_VALUE),
                step,
                block.count("size", 0, 1, Integer.MAX_VALUE),
                signal(block));
    }

    private static Signal signal(Block block) {
        block.problems()
                .check(!block.has("more") || !block.has("end"), block.key("end"), "goes without more; leave one");
        if (block.has("more")) return new Signal.More(Pointers.required(block, "more"));
        return block.has("end") ? new Signal.End(Pointers.required(block, "end")) : new Signal.None();
    }
}
