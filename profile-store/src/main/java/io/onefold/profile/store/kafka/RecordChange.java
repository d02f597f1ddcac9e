package io.onefold.profile.store.kafka;

import io.onefold.profile.store.StoreChange;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Residue;
import io.onefold.schemas.binary.TimelineCodec;
import io.onefold.schemas.binary.TimelineRow;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a record changes in the store. */
final class RecordChange {
    private static final String MEMBER = "i:";

    private final ProfileTopics topics;
    private final ProfileValues values;

    RecordChange(ProfileTopics topics, ProfileValues values) {
        this.topics = topics;
        this.values = values;
    }

    /** Empty for what the store does not keep. */
    Optional<StoreChange> of(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(topics.profiles())) return Optional.of(profile(record));
        if (record.topic().equals(topics.index())) return index(record);
        return Optional.of(timeline(record));
    }

    private StoreChange profile(ConsumerRecord<byte[], byte[]> record) {
        String profileId = text(record.key());
        return record.value() == null
                ? new StoreChange.ProfileEnded(profileId)
                : values.profile(profileId, record.value());
    }

    private Optional<StoreChange> index(ConsumerRecord<byte[], byte[]> record) {
        String key = text(record.key());
        if (record.value() != null)
            return Optional.of(new StoreChange.IndexEntryPublished(values.indexEntry(key, record.value())));
        // Published ids are kept for ever, so only a member's row can end.
        if (!key.startsWith(MEMBER)) return Optional.empty();
        return Optional.of(new StoreChange.IdentifierDropped(IdentifierKey.ofHex(key.substring(MEMBER.length()))));
    }

    private static StoreChange timeline(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) return new StoreChange.RowDropped(ByteBuffer.wrap(record.key()));
        return switch (TimelineCodec.decode(record.key(), record.value())) {
            case TimelineRow.ObservationRow(Observation message) -> new StoreChange.MessageKept(message);
            case TimelineRow.CommandRow(IdentityCommand command) -> new StoreChange.CommandKept(command);
            case TimelineRow.ResidueRow(Residue residue) -> new StoreChange.ResidueKept(residue);
        };
    }

    private static String text(byte[] key) {
        return new String(key, StandardCharsets.UTF_8);
    }
}
