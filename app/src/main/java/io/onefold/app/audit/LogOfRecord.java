package io.onefold.app.audit;

import io.onefold.schemas.Observation;
import io.onefold.schemas.binary.TimelineCodec;
import io.onefold.schemas.binary.TimelineRow;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The committed rows of every timeline, as their changelog has them. */
public final class LogOfRecord {
    private final Map<ByteBuffer, TimelineRow> rows = new HashMap<>();

    /** Reads the whole log. */
    public static LogOfRecord read(CommittedTopic reader, String changelog) {
        LogOfRecord log = new LogOfRecord();
        reader.read(changelog, record -> {
            ByteBuffer key = ByteBuffer.wrap(record.key());
            if (record.value() == null) log.rows.remove(key);
            else log.rows.put(key, TimelineCodec.decode(record.key(), record.value()));
        });
        return log;
    }

    /** Every message that is kept. */
    public List<Observation> messages() {
        List<Observation> messages = new ArrayList<>();
        for (TimelineRow row : rows.values())
            if (row instanceof TimelineRow.ObservationRow kept) messages.add(kept.observation());
        return messages;
    }
}
