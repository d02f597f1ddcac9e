package io.onefold.ingest.rest;

import io.onefold.ingest.rest.StubServer.Answer;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A system with customers' records, and workers that read it as a description says. */
final class Crm implements AutoCloseable {
    static final Instant FIRST = Instant.parse("2026-11-22T08:00:00Z");

    final StubServer server = new StubServer(asked -> Answer.json(records(1, 3)));

    static String record(int id, Instant at) {
        return "{\"id\":%d,\"at\":\"%s\",\"mail\":\"a%d@example.com\"}".formatted(id, at, id);
    }

    static String record(int id) {
        return record(id, FIRST.plusSeconds(id * 60L));
    }

    static String records(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Crm::record).collect(Collectors.joining(",", "[", "]"));
    }

    /** @param keys of the block {@code rest}, beside the address */
    Worker worker(String keys) {
        return new Worker(
                "crm",
                "kind: rest\nchannel: member\nrest:\n  url: %s/records\n%s".formatted(server.url(), keys.indent(2))
                        + """
                        mapping:
                          messageId: id
                          event: {value: Changed}
                          time: {column: at}
                          identifiers: {email: mail}
                        """);
    }

    @Override
    public void close() {
        server.close();
    }
}
