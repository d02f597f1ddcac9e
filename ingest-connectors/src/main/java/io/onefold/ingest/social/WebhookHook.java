package io.onefold.ingest.social;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.Fate;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.Source;
import io.onefold.ingest.connector.Secrets;
import io.onefold.ingest.hook.Hook;
import io.onefold.ingest.json.EventJson;
import io.onefold.ingest.mapping.JsonRow;
import io.onefold.ingest.mapping.Row;
import io.onefold.ingest.mapping.RowReading;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers the calls of a system whose records a mapping reads. A record without an id of its own goes by a digest of its
 * content, so a call sent again changes nothing.
 */
final class WebhookHook implements Hook {
    private static final String BEARER = "bearer ";

    private final Secrets secrets;
    private final WebhookSettings settings;
    private final JsonRecords records;
    private final EventJson json;
    private final Source source;
    private final RowReading rows;
    private final CallFates fates;

    WebhookHook(Source source, Secrets secrets, WebhookSettings settings) {
        this.source = source;
        this.secrets = secrets;
        this.settings = settings;
        this.records = new JsonRecords(settings.records());
        this.json = new EventJson(source.limits());
        this.rows = new RowReading(source, settings.mapping());
        this.fates = new CallFates(source);
    }

    @Override
    public Answer answer(Call call) throws IOException {
        if (!call.method().equals("POST")) return Answer.text(405, "use POST");
        CallSignature signature = settings.signature();
        if (signature != null && !signature.proves(call, secrets))
            return Answer.text(403, "the signature is missing, too old, or not this source's");
        if (!settings.bearer().isEmpty() && !hasToken(call))
            return Answer.text(403, "the bearer token is missing or not this source's");
        return new Answer(200, "application/json", "{\"success\":true}", read(call));
    }

    private boolean hasToken(Call call) throws IOException {
        String given = call.headers().getOrDefault("authorization", "");
        if (!given.regionMatches(true, 0, BEARER, 0, BEARER.length())) return false;
        String token = given.substring(BEARER.length()).strip();
        boolean isSame = false;
        for (String expected : settings.bearer().reveal(secrets)) isSame |= Proof.same(expected, token);
        return isSame;
    }

    private List<Fate> read(Call call) {
        try {
            JsonRecords.Cut cut = records.of(call.bytes());
            List<Fate> read = new ArrayList<>(cut.records().size());
            for (ByteBuffer each : cut.records())
                read.add(fate(each, cut.isArray() ? "[" + read.size() + "]" : "", call.receivedAt()));
            return read;
        } catch (Rejection e) {
            return List.of(fates.refused(e, call.body(), "", "", call.receivedAt()));
        }
    }

    private Fate fate(ByteBuffer record, String place, Instant receivedAt) {
        String messageId = "";
        try {
            JsonNode object = json.parse(record);
            Row row = new JsonRow(object);
            messageId = rows.messageId(row, SocialEvent.digestOf("digest-", object.toString()));
            return Fate.read(source, rows.read(row, messageId, receivedAt));
        } catch (Rejection e) {
            return fates.refused(e, record, place, messageId, receivedAt);
        }
    }
}
