package io.onefold.ingest.contract;

import io.onefold.schemas.QuarantineReason;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** {@code kind: meta}: signed calls over HTTP, with the messages of a page. */
final class MetaContract implements CallingContract {
    private static final String BEFORE =
            "{\"object\":\"page\",\"entry\":[{\"id\":\"P1\",\"time\":1795348800,\"messaging\":[";
    private static final String AFTER = "]}]}";

    private final CalledReader reader;
    private String secret = Bench.SECRET;

    MetaContract(Path temporary) {
        Path file = temporary.resolve(Bench.CREDENTIAL);
        reader = new CalledReader("""
                kind: meta
                channel: social
                meta: {verify-token: {file: '%s'}, app-secret: {file: '%s'}}
                """.formatted(file, file));
    }

    private static String message(int number, Instant at, String more) {
        return "{\"sender\":{\"id\":\"%s\"},\"recipient\":{\"id\":\"P1\"},\"timestamp\":%d,\"message\":{\"mid\":\"m%d\"%s}}"
                .formatted(PERSON, at.toEpochMilli(), number, more);
    }

    private static Sample.Kept kept(String message) {
        return Sample.Kept.exactly(BEFORE + message + AFTER);
    }

    @Override
    public Sample good(int number, Instant at) {
        String message = message(number, at, "");
        return Sample.good(message, kept(message));
    }

    @Override
    public Sample bad(Trouble trouble) {
        String message = message(77, Reader.NOW, ",\"text\":\"?\"");
        return switch (trouble) {
            case MALFORMED ->
                Sample.bad(BEFORE + message, QuarantineReason.MALFORMED_JSON).whole();
            case WRONG_ENCODING ->
                Sample.bad(BEFORE + message + AFTER, QuarantineReason.MALFORMED_JSON)
                        .whole()
                        .wronglyEncoded();
            case OVERSIZE -> {
                String large = message.replace("?", "x".repeat(40_000));
                yield Sample.bad(large, QuarantineReason.OVERSIZE).keeping(kept(large));
            }
            case FIELD_GONE -> {
                String renamed = message.replace("\"sender\"", "\"from\"");
                yield Sample.bad(renamed, QuarantineReason.NO_IDENTIFIER)
                        .keeping(kept(renamed))
                        .saying("sender");
            }
        };
    }

    @Override
    public Sample withNewField(int number, Instant at) {
        return Sample.good(message(number, at, ",\"added\":{\"by\":[1,\"release\"]}"));
    }

    @Override
    public void has(List<Sample> samples) {
        for (List<Sample> together : Sample.together(samples)) {
            boolean isWhole = together.getFirst().isWhole();
            byte[] body = Calls.enclosed(isWhole ? "" : BEFORE, together, isWhole ? "" : AFTER);
            reader.add(reader.to("/v1/hooks/contract")
                    .header("X-Hub-Signature-256", "sha256=" + Calls.hmac(secret, body))
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
