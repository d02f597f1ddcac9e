package io.onefold.profile.store;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.Observation;
import io.onefold.schemas.binary.ByteReader;
import io.onefold.schemas.binary.TimelineCodec;
import io.onefold.schemas.binary.TimelineRow.ObservationRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads answers out of the families. */
final class DatabaseReader implements ProfileReader {
    private final ProfileBytes profiles = new ProfileBytes();
    private final Database database;

    DatabaseReader(Database database) {
        this.database = database;
    }

    @Override
    public Standing standing(String profileId) {
        return database.read(view -> standing(view, profileId));
    }

    @Override
    public Optional<String> profileOf(IdentifierKey identifier) {
        return database.read(view -> profileOf(view, identifier));
    }

    @Override
    public TimelinePage timeline(String profileId, Optional<TimelineCursor> after, int most) {
        return database.read(view -> {
            TimelineMerge merge = new TimelineMerge(after, most);
            for (IdentifierKey member : members(view, profileId)) merge.add(view, member);
            return merge.page(DatabaseReader::message);
        });
    }

    private Standing standing(DatabaseView view, String profileId) {
        byte[] profile = view.get(Family.PROFILES, StoreKeys.text(profileId));
        if (profile != null) return new Standing.Living(profiles.read(profile));
        Optional<IdentifierKey> namedBy = namedBy(view, profileId);
        if (namedBy.isEmpty()) return new Standing.Unknown();
        Optional<String> present = profileOf(view, namedBy.get());
        if (present.isEmpty()) return new Standing.Erased();
        // The index was read before the profile itself.
        if (present.get().equals(profileId)) return new Standing.Unknown();
        // An identifier names another profile only after it was erased; its present holder is not told to whoever knew
        // the old id.
        if (namedBy(view, present.get()).equals(namedBy)) return new Standing.Erased();
        return new Standing.Moved(present.get());
    }

    private static Optional<IdentifierKey> namedBy(DatabaseView view, String profileId) {
        byte[] found = view.get(Family.PUBLISHED_IDS, StoreKeys.text(profileId));
        return Optional.ofNullable(found).map(key -> new ByteReader(key).key());
    }

    private static Optional<String> profileOf(DatabaseView view, IdentifierKey identifier) {
        byte[] found = view.get(Family.INDEX, StoreKeys.identifier(identifier));
        return Optional.ofNullable(found).map(text -> new String(text, StandardCharsets.UTF_8));
    }

    private static List<IdentifierKey> members(DatabaseView view, String profileId) {
        byte[] prefix = StoreKeys.members(profileId);
        List<IdentifierKey> members = new ArrayList<>();
        view.scan(Family.MEMBERS, prefix, prefix, (key, present) -> members.add(StoreKeys.memberIn(key)));
        return members;
    }

    private static Observation message(byte[] rowKey, byte[] value) {
        if (TimelineCodec.decode(rowKey, value) instanceof ObservationRow row) return row.observation();
        throw new IllegalStateException("only messages stand in the timeline");
    }
}
