package io.onefold.profile.store;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.Observation;
import io.onefold.schemas.ProfileIndexEntry;
import io.onefold.schemas.Residue;
import io.onefold.schemas.binary.ByteReader;
import io.onefold.schemas.binary.ByteWriter;
import io.onefold.schemas.binary.TimelineCodec;
import io.onefold.schemas.binary.TimelineRow;
import io.onefold.schemas.binary.TimelineRow.CommandRow;
import io.onefold.schemas.binary.TimelineRow.ObservationRow;
import io.onefold.schemas.binary.TimelineRow.ResidueRow;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Writes changes into the families. */
final class DatabaseWriter implements ProfileWriter {
    private static final byte[] PRESENT = {};

    private final Database database;

    DatabaseWriter(Database database) {
        this.database = database;
    }

    @Override
    public void apply(List<StoreChange> changes, Collection<TopicPosition> positions) {
        database.write(batch -> {
            for (StoreChange change : changes) apply(batch, change);
            for (TopicPosition each : positions)
                batch.put(Family.META, StoreKeys.position(each.topic(), each.partition()), number(each.nextOffset()));
        });
    }

    @Override
    public OptionalLong nextOffset(String topic, int partition) {
        return database.read(view -> {
            byte[] found = view.get(Family.META, StoreKeys.position(topic, partition));
            return found == null ? OptionalLong.empty() : OptionalLong.of(new ByteReader(found).fixed());
        });
    }

    private void apply(DatabaseBatch batch, StoreChange change) {
        switch (change) {
            case StoreChange.ProfilePublished(String profileId, ByteBuffer profile) ->
                batch.put(Family.PROFILES, StoreKeys.text(profileId), bytes(profile));
            case StoreChange.ProfileEnded(String profileId) -> batch.delete(Family.PROFILES, StoreKeys.text(profileId));
            case StoreChange.IndexEntryPublished(ProfileIndexEntry.Member member) -> enter(batch, member);
            case StoreChange.IndexEntryPublished(ProfileIndexEntry.Published published) ->
                batch.put(
                        Family.PUBLISHED_IDS,
                        StoreKeys.text(published.profileId()),
                        new NamedBy(published.namedBy(), published.erasedUntil()).bytes());
            case StoreChange.IdentifierDropped(IdentifierKey identifier) -> leave(batch, identifier);
            case StoreChange.MessageKept(Observation message) -> keep(batch, message);
            case StoreChange.CommandKept(IdentityCommand command) -> keep(batch, new CommandRow(command), command.at());
            case StoreChange.ResidueKept(Residue residue) -> keep(batch, new ResidueRow(residue), RowReader.ANY_TIME);
            case StoreChange.RowDropped(ByteBuffer rowKey) -> drop(batch, bytes(rowKey));
        }
    }

    private static void enter(DatabaseBatch batch, ProfileIndexEntry.Member member) {
        leave(batch, member.identifier());
        batch.put(
                Family.INDEX,
                StoreKeys.identifier(member.identifier()),
                new Leads(member.profileId(), member.erasedUntil()).bytes());
        batch.put(Family.MEMBERS, StoreKeys.member(member.profileId(), member.identifier()), PRESENT);
    }

    private static void leave(DatabaseBatch batch, IdentifierKey identifier) {
        byte[] key = StoreKeys.identifier(identifier);
        Leads.read(batch.get(Family.INDEX, key)).ifPresent(before -> {
            batch.delete(Family.INDEX, key);
            batch.delete(Family.MEMBERS, StoreKeys.member(before.profileId(), identifier));
        });
    }

    private static void keep(DatabaseBatch batch, Observation message) {
        ObservationRow row = new ObservationRow(message);
        byte[] rowKey = TimelineCodec.key(row);
        drop(batch, rowKey);
        batch.put(Family.TIMELINE, StoreKeys.timeline(rowKey, message.occurredAt()), TimelineCodec.value(row));
        batch.put(Family.ROW_TIMES, rowKey, number(message.occurredAt()));
        mention(batch, row, rowKey, message.occurredAt());
    }

    private static void keep(DatabaseBatch batch, TimelineRow word, long at) {
        byte[] rowKey = TimelineCodec.key(word);
        drop(batch, rowKey);
        batch.put(Family.WORDS, rowKey, TimelineCodec.value(word));
        mention(batch, word, rowKey, at);
    }

    private static void mention(DatabaseBatch batch, TimelineRow row, byte[] rowKey, long at) {
        for (byte[] mention : mentions(row, rowKey)) batch.put(Family.MENTIONS, mention, number(at));
    }

    private static void drop(DatabaseBatch batch, byte[] rowKey) {
        byte[] row = TimelineCodec.isObservation(rowKey) ? dropMessage(batch, rowKey) : batch.get(Family.WORDS, rowKey);
        if (row == null) return;
        batch.delete(Family.WORDS, rowKey);
        for (byte[] mention : mentions(TimelineCodec.decode(rowKey, row), rowKey))
            batch.delete(Family.MENTIONS, mention);
    }

    /** Of all whom it names but the one in whose timeline it stands. */
    private static List<byte[]> mentions(TimelineRow row, byte[] rowKey) {
        List<byte[]> mentions = new ArrayList<>();
        for (IdentifierKey each : row.mentioned())
            if (!each.equals(row.anchor())) mentions.add(StoreKeys.mention(each, rowKey));
        return mentions;
    }

    /** What it said; null where there is none. */
    private static byte @Nullable [] dropMessage(DatabaseBatch batch, byte[] rowKey) {
        byte[] time = batch.get(Family.ROW_TIMES, rowKey);
        if (time == null) return null;
        byte[] key = StoreKeys.timeline(rowKey, new ByteReader(time).fixed());
        byte[] message = batch.get(Family.TIMELINE, key);
        batch.delete(Family.TIMELINE, key);
        batch.delete(Family.ROW_TIMES, rowKey);
        return message;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static byte[] number(long value) {
        return new ByteWriter().fixed(value).toBytes();
    }
}
