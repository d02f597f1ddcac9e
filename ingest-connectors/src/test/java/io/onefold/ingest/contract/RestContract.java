package io.onefold.ingest.contract;

import io.onefold.ingest.rest.StubServer;
import io.onefold.ingest.rest.StubServer.Answer;
import io.onefold.ingest.rest.StubServer.Asked;
import io.onefold.schemas.QuarantineReason;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** {@code kind: rest}: a real HTTP server whose pages lead on by a cursor. */
final class RestContract implements Contract {
    private static final int PAGE = 5;

    private final List<String> records = new CopyOnWriteArrayList<>();
    private final PolledReader reader;
    private volatile String token = Bench.SECRET;
    private StubServer server = new StubServer(this::answer);

    RestContract(Path temporary) {
        reader = new PolledReader("""
                kind: rest
                channel: member
                rest:
                  url: %s/records
                  auth: {bearer: {file: '%s'}}
                  records: data
                  paging: {by: cursor, parameter: after, from: cursor, resume: true}
                mapping:
                  event: {value: Changed}
                  time: {column: at}
                  identifiers: {email: mail}
                """.formatted(server.url(), temporary.resolve(Bench.CREDENTIAL)), temporary);
    }

    private Answer answer(Asked asked) {
        if (!("Bearer " + token).equals(asked.headers().get("authorization"))) return Answer.status(401);
        int from = Integer.parseInt(asked.query().getOrDefault("after", "0"));
        int to = Math.min(records.size(), from + PAGE);
        return Answer.json(
                "{\"data\":[" + String.join(",", records.subList(from, to)) + "],\"cursor\":\"" + to + "\"}");
    }

    @Override
    public Sample good(int number, Instant at) {
        return Sample.good(JsonRecord.of(number, at));
    }

    @Override
    public Sample bad(Trouble trouble) {
        return switch (trouble) {
            case MALFORMED -> Sample.bad("\"" + PERSON + "\"", QuarantineReason.WRONG_TYPE);
            case OVERSIZE -> JsonRecord.oversize(32 * 1024);
            case WRONG_ENCODING -> throw new IllegalArgumentException("see meaningless");
            case FIELD_GONE -> JsonRecord.withoutMail();
        };
    }

    @Override
    public Sample withNewField(int number, Instant at) {
        return Sample.good(JsonRecord.widened(number, at));
    }

    @Override
    public void has(List<Sample> samples) {
        samples.forEach(each -> records.add(each.text()));
    }

    @Override
    public Reader reader() {
        return reader;
    }

    @Override
    public void goDown() {
        server.close();
    }

    @Override
    public void comeBack() {
        server = new StubServer(server.port(), this::answer);
    }

    @Override
    public void use(String secret) {
        token = secret;
    }

    @Override
    public String credentialName() {
        return "rest.auth.bearer";
    }

    @Override
    public Map<Clause, String> meaningless() {
        return Map.of(
                Clause.WRONG_ENCODING,
                "a page that is no UTF-8 is no page: it is kept once and asked for until it can be read (RestRecordsTest)");
    }

    @Override
    public void close() {
        server.close();
    }
}
