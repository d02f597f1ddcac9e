package io.onefold.ingest.contract;

import io.onefold.schemas.QuarantineReason;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** {@code kind: webhook}: signed calls over HTTP, with an array of records each. */
final class WebhookContract implements CallingContract {
    private final CalledReader reader;
    private String secret = Bench.SECRET;

    WebhookContract(Path temporary) {
        reader = new CalledReader("""
                kind: webhook
                channel: survey
                webhook: {signature: {header: X-Signature, secret: {file: '%s'}}}
                mapping:
                  event: {value: Rated}
                  time: {column: at}
                  identifiers: {email: mail}
                """.formatted(temporary.resolve(Bench.CREDENTIAL)));
    }

    @Override
    public Sample good(int number, Instant at) {
        return Sample.good(JsonRecord.of(number, at));
    }

    @Override
    public Sample bad(Trouble trouble) {
        return switch (trouble) {
            case MALFORMED -> Sample.bad("\"" + PERSON + "\"", QuarantineReason.WRONG_TYPE);
            case OVERSIZE -> JsonRecord.oversize(Integer.MAX_VALUE);
            case WRONG_ENCODING -> JsonRecord.wronglyEncoded().whole();
            case FIELD_GONE -> JsonRecord.withoutTime();
        };
    }

    @Override
    public Sample withNewField(int number, Instant at) {
        return Sample.good(JsonRecord.widened(number, at));
    }

    @Override
    public void has(List<Sample> samples) {
        for (List<Sample> together : Sample.together(samples)) {
            byte[] body = Calls.array(together);
            reader.add(reader.to("/v1/hooks/contract")
                    .header("X-Signature", Calls.hmac(secret, body))
                    .POST(BodyPublishers.ofByteArray(body)));
        }
    }

    @Override
    public Reader reader() {
        return reader;
    }

    @Override
    public void use(String other) {
        secret = other;
    }
}
