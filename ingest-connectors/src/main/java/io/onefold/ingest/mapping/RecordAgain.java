package io.onefold.ingest.mapping;

import io.onefold.ingest.Fate;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.Source;
import io.onefold.ingest.connector.Again;
import io.onefold.ingest.json.EventJson;
import io.onefold.schemas.Quarantined;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads JSON records that were refused again, by a mapping that may have been corrected meanwhile. */
public final class RecordAgain implements Again {
    private final Source source;
    private final EventJson json;
    private final RowReading rows;

    /** Records of {@code source}, read by {@code mapping}. */
    public RecordAgain(Source source, Mapping mapping) {
        this.source = source;
        this.json = new EventJson(source.limits());
        this.rows = new RowReading(source, mapping);
    }

    /** Empty for what was refused before it had an id, such as a page or a call that could not even be cut into records. */
    @Override
    public Optional<List<Fate>> read(Quarantined quarantined) {
        if (quarantined.messageId().isEmpty()) return Optional.empty();
        try {
            Row row = new JsonRow(json.parse(quarantined.original()));
            String messageId = rows.messageId(row, quarantined.messageId());
            Instant receivedAt = Instant.ofEpochMilli(quarantined.receivedAt());
            return Optional.of(List.of(Fate.read(source, rows.read(row, messageId, receivedAt))));
        } catch (Rejection e) {
            return Optional.of(List.of(new Fate.Refused(quarantined.with(e.reason(), e.getMessage()))));
        }
    }
}
