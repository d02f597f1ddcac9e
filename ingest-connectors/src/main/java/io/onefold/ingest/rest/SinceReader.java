package io.onefold.ingest.rest;

import io.onefold.ingest.description.Block;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code since}. */
final class SinceReader {
    static final List<String> KEYS = List.of("parameter", "from", "as", "start", "overlap", "newest-first");

    private SinceReader() {}

    static @Nullable Since read(Block rest) {
        if (!rest.has("since")) return null;
        Block since = rest.block("since", KEYS);
        Since.As as = switch (since.oneOf("as", "", List.of("id", "iso", "unix", "unix-ms"))) {
            case "iso" -> Since.As.ISO;
            case "unix" -> Since.As.UNIX;
            case "unix-ms" -> Since.As.UNIX_MS;
            default -> Since.As.ID;
        };
        boolean isId = as == Since.As.ID;
        since.problems()
                .check(
                        !isId || !since.has("overlap"),
                        since.key("overlap"),
                        "belongs to times; nothing is newer than its id says");
        boolean isNewestFirst = since.flag("newest-first", false);
        boolean isSent = since.has("parameter") || !isNewestFirst;
        return new Since(
                isSent ? since.required("parameter") : null,
                Pointers.required(since, "from"),
                as,
                since.text("start", ""),
                isId ? Duration.ZERO : since.duration("overlap", "5m"),
                isNewestFirst);
    }
}
