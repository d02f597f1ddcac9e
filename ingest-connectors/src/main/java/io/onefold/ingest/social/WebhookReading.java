package io.onefold.ingest.social;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.Fate;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.Source;
import io.onefold.ingest.connector.Again;
import io.onefold.ingest.json.EventJson;
import io.onefold.ingest.mapping.JsonRow;
import io.onefold.ingest.mapping.RecordAgain;
import io.onefold.ingest.mapping.Row;
import io.onefold.ingest.mapping.RowReading;
import io.onefold.schemas.Quarantined;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the calls of a system whose records a mapping reads. A record without an id of its own goes by a digest of its content, so a call sent again
 * changes nothing. Safe for several threads.
 */
final class WebhookReading implements Again {
    private final Source source;
    private final JsonRecords records;
    private final EventJson json;
    private final RowReading rows;
    private final CallFates fates;
    private final RecordAgain single;

    WebhookReading(Source source, WebhookSettings settings) {
        this.source = source;
        this.records = new JsonRecords(settings.records());
        this.json = new EventJson(source.limits());
        this.rows = new RowReading(source, settings.mapping());
        this.fates = new CallFates(source);
        this.single = new RecordAgain(source, settings.mapping());
    }

    /** What becomes of a call's records; of the call as one where it cannot be cut into them. */
    List<Fate> call(ByteBuffer body, Instant receivedAt) {
        byte[] bytes = new byte[body.remaining()];
        body.duplicate().get(bytes);
        try {
            JsonRecords.Cut cut = records.of(bytes);
            List<Fate> read = new ArrayList<>(cut.records().size());
            for (ByteBuffer each : cut.records())
                read.add(record(each, cut.isArray() ? "[" + read.size() + "]" : "", receivedAt));
            return read;
        } catch (Rejection e) {
            return List.of(fates.refused(e, body, "", "", receivedAt));
        }
    }

    private Fate record(ByteBuffer record, String place, Instant receivedAt) {
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

    /** What has no id was refused before anything in it was known: a whole call, or one of its records. */
    @Override
    public Optional<List<Fate>> read(Quarantined quarantined) {
        if (!quarantined.messageId().isEmpty()) return single.read(quarantined);
        Instant receivedAt = Instant.ofEpochMilli(quarantined.receivedAt());
        Fate alone = record(quarantined.original(), "", receivedAt);
        boolean isRecord = quarantined.location().endsWith("]") || alone instanceof Fate.Accepted;
        return Optional.of(isRecord ? List.of(alone) : call(quarantined.original(), receivedAt));
    }
}
