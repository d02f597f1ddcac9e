package io.onefold.ingest.contract;

import io.onefold.ingest.http.CollectorServer;
import io.onefold.schemas.QuarantineReason;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The tracking API: batches of events over HTTP. */
final class TrackingContract implements CallingContract {
    private final CalledReader reader = new CalledReader();
    private String writeKey = CollectorServer.KEY;

    /** @param temporary nothing of it is needed */
    TrackingContract(Path temporary) {}

    private static String event(int number, Instant at, String more) {
        return "{\"type\":\"track\",\"event\":\"Viewed\",\"userId\":\"%s\",\"timestamp\":\"%s\",\"properties\":{\"n\":%d%s}}"
                .formatted(PERSON, at, number, more);
    }

    @Override
    public Sample good(int number, Instant at) {
        return Sample.good(event(number, at, ""));
    }

    @Override
    public Sample bad(Trouble trouble) {
        String event = event(77, Reader.NOW, ",\"text\":\"?\"");
        return switch (trouble) {
            case MALFORMED -> Sample.bad("\"" + PERSON + "\"", QuarantineReason.WRONG_TYPE);
            case OVERSIZE -> Sample.bad(event.replace("?", "x".repeat(40_000)), QuarantineReason.OVERSIZE);
            case WRONG_ENCODING ->
                Sample.bad("{\"batch\":[" + event + "]}", QuarantineReason.MALFORMED_JSON)
                        .whole()
                        .wronglyEncoded();
            case FIELD_GONE ->
                Sample.bad(event.replace("\"userId\"", "\"user\""), QuarantineReason.NO_IDENTIFIER)
                        .saying("userId");
        };
    }

    @Override
    public Sample withNewField(int number, Instant at) {
        return Sample.good(event(number, at, "").replaceFirst("}$", ",\"added\":{\"by\":[1,\"release\"]}}"));
    }

    @Override
    public void has(List<Sample> samples) {
        for (List<Sample> together : Sample.together(samples)) {
            boolean isWhole = together.getFirst().isWhole();
            byte[] body = Calls.enclosed(isWhole ? "" : "{\"batch\":[", together, isWhole ? "" : "]}");
            reader.add(reader.to("/v1/batch")
                    .header("Authorization", CollectorServer.basic(writeKey))
                    .POST(BodyPublishers.ofByteArray(body)));
        }
    }

    @Override
    public Reader reader() {
        return reader;
    }

    @Override
    public void use(String secret) {
        writeKey = secret.equals(Bench.SECRET) ? CollectorServer.KEY : secret;
    }

    @Override
    public String credentialName() {
        return "write key";
    }

    @Override
    public Map<Clause, String> meaningless() {
        return Map.of(
                Clause.SOURCE_DOWN,
                Calls.WHILE_DOWN,
                Clause.ROTATED_CREDENTIAL,
                "write keys are public and stand in the configuration, which is read at the start");
    }
}
