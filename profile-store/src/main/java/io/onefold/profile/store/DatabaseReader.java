package io.onefold.profile.store;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.Observation;
import io.onefold.schemas.binary.TimelineCodec;
import io.onefold.schemas.binary.TimelineRow.ObservationRow;
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
        return database.read(view -> leads(view, identifier).map(Leads::profileId));
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
        Optional<NamedBy> name = NamedBy.read(view.get(Family.PUBLISHED_IDS, StoreKeys.text(profileId)));
        if (name.isEmpty()) return new Standing.Unknown();
        Optional<Leads> leads = leads(view, name.get().identifier());
        if (leads.isEmpty()) return new Standing.Erased();
        // The index was read before the profile itself.
        if (leads.get().profileId().equals(profileId)) return new Standing.Unknown();
        // What the identifier is since an erasure is not told to whoever knew an id from before.
        if (leads.get().erasedUntil() > name.get().erasedUntil()) return new Standing.Erased();
        return new Standing.Moved(leads.get().profileId());
    }

    private static Optional<Leads> leads(DatabaseView view, IdentifierKey identifier) {
        return Leads.read(view.get(Family.INDEX, StoreKeys.identifier(identifier)));
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
