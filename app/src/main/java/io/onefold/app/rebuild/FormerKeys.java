package io.onefold.app.rebuild;

import io.onefold.app.audit.CommittedTopic;
import io.onefold.identity.normalise.ObservationReader;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.binary.TimelineCodec;
import io.onefold.schemas.binary.TimelineRow;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What identifiers that a log knows by another key are called by the rules of now. In memory are some 150 bytes for each of those. */
final class FormerKeys {
    private final Map<IdentifierKey, IdentifierKey> became = new HashMap<>();

    private FormerKeys() {}

    /** Reads a whole log; a key that is the same as ever, or whose value nobody knows any more, stays. */
    static UnaryOperator<IdentifierKey> read(CommittedTopic topics, String log, ObservationReader reader) {
        FormerKeys keys = new FormerKeys();
        topics.read(log, record -> {
            if (record.value() != null
                    && TimelineCodec.isObservation(record.key())
                    && TimelineCodec.decode(record.key(), record.value())
                            instanceof TimelineRow.ObservationRow(var observation))
                keys.became.putAll(reader.rekeyed(observation));
        });
        return key -> {
            IdentifierKey now = keys.became.get(key);
            return now != null ? now : reader.strengths().now(key).orElse(key);
        };
    }
}
