package io.onefold.ingest.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.Digests;
import io.onefold.ingest.connector.Kind;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.description.Block;
import io.onefold.ingest.mapping.MappingReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code kind: rest}: a system that answers with JSON over HTTP. */
public final class RestKind implements Kind {
    static final List<String> RATE_LIMIT = List.of("remaining", "reset");

    private static final List<String> KEYS = List.of(
            "url",
            "headers",
            "query",
            "auth",
            "records",
            "paging",
            "since",
            "every",
            "timeout",
            "rate-limit",
            "remember",
            "insecure");

    /** What decides which records are asked for: where it is changed, a place of before means nothing. */
    private static final List<String> DECISIVE = List.of("url", "query", "records", "paging", "since");

    @Override
    public String name() {
        return "rest";
    }

    @Override
    public List<String> keys() {
        return KEYS;
    }

    @Override
    public boolean isMapped() {
        return true;
    }

    @Override
    public Setup read(Block block, JsonNode mapping) {
        Addresses addresses = new Addresses(block.flag("insecure", false));
        Paging paging = PagingReader.read(block);
        @Nullable Since since = SinceReader.read(block);
        boolean isResumed = paging instanceof Paging.Marks marks && marks.isResumed();
        block.problems()
                .check(
                        since == null || !isResumed,
                        block.key("since"),
                        "goes without paging.resume: the last page leads on by itself");
        return new RestSettings(
                addresses.read(block, "url"),
                addresses,
                headers(block),
                Parameters.read(block, "query"),
                AuthReader.read(block, addresses),
                Pointers.optional(block, "records"),
                paging,
                since,
                positive(block, "every", "1m"),
                positive(block, "timeout", "30s"),
                rateLimit(block.block("rate-limit", RATE_LIMIT)),
                block.count("remember", 500, 0, 5_000),
                configuration(block),
                new MappingReader(block.problems(), mapping, MAPPING).read());
    }

    private static List<Parameter> headers(Block block) {
        List<Parameter> headers = Parameters.read(block, "headers");
        for (Parameter header : headers) {
            String key = block.key("headers") + "." + header.name();
            boolean isCredential = Stream.of("authorization", "cookie", "proxy-authorization")
                    .anyMatch(header.name()::equalsIgnoreCase);
            block.problems().check(!isCredential, key, "is a credential; say under auth where it is");
            block.problems()
                    .check(AuthReader.isHeader(header.name(), header.value()), key, "is no header that can be sent");
        }
        return headers;
    }

    private static Duration positive(Block block, String key, String otherwise) {
        Duration duration = block.duration(key, otherwise);
        block.problems().check(duration.isPositive(), block.key(key), "write a time longer than zero");
        return duration;
    }

    private static RateLimit rateLimit(Block block) {
        return new RateLimit(
                block.text("remaining", "X-RateLimit-Remaining"), block.text("reset", "X-RateLimit-Reset"));
    }

    private static String configuration(Block block) {
        String decisive =
                DECISIVE.stream().map(key -> block.node(key).toString()).collect(Collectors.joining("\n"));
        return Digests.nameOf(decisive.getBytes(StandardCharsets.UTF_8));
    }
}
