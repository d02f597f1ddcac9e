package io.onefold.profile.store;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.UnifiedProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads answers out of the families as they were at one moment. Of one thread, and no longer than its view. */
final class ViewReader implements ProfileReader {
    private final DatabaseView view;
    private final ProfileBytes profiles;

    ViewReader(DatabaseView view, ProfileBytes profiles) {
        this.view = view;
        this.profiles = profiles;
    }

    @Override
    public Standing standing(String profileId) {
        byte[] profile = view.get(Family.PROFILES, StoreKeys.text(profileId));
        if (profile != null) return new Standing.Living(profiles.read(profile));
        Optional<NamedBy> name = NamedBy.read(view.get(Family.PUBLISHED_IDS, StoreKeys.text(profileId)));
        if (name.isEmpty()) return new Standing.Unknown();
        Optional<Leads> leads = leads(name.get().identifier());
        if (leads.isEmpty()) return new Standing.Erased();
        // The index was read before the profile itself.
        if (leads.get().profileId().equals(profileId)) return new Standing.Unknown();
        // What the identifier is since an erasure is not told to whoever knew an id from before.
        if (leads.get().erasedUntil() > name.get().erasedUntil()) return new Standing.Erased();
        return new Standing.Moved(leads.get().profileId());
    }

    @Override
    public Optional<String> profileOf(IdentifierKey identifier) {
        return leads(identifier).map(Leads::profileId);
    }

    @Override
    public TimelinePage timeline(String profileId, TimelineQuery query) {
        TimelineMerge merge = new TimelineMerge();
        for (IdentifierKey member : members(profileId)) merge.add(new AnchorRows(view, member, query));
        return merge.page(query);
    }

    @Override
    public List<UnifiedProfile> profilesAfter(String profileId, int most) {
        byte[] after = StoreKeys.text(profileId);
        List<UnifiedProfile> found = new ArrayList<>();
        view.scan(Family.PROFILES, after, new byte[0], (key, profile) -> {
            if (!Arrays.equals(key, after)) found.add(profiles.read(profile));
            return found.size() < most;
        });
        return found;
    }

    @Override
    public <T> T atOneMoment(Function<ProfileReader, T> questions) {
        return questions.apply(this);
    }

    private Optional<Leads> leads(IdentifierKey identifier) {
        return Leads.read(view.get(Family.INDEX, StoreKeys.identifier(identifier)));
    }

    private List<IdentifierKey> members(String profileId) {
        byte[] prefix = StoreKeys.members(profileId);
        List<IdentifierKey> members = new ArrayList<>();
        view.scan(Family.MEMBERS, prefix, prefix, (key, present) -> members.add(StoreKeys.memberIn(key)));
        return members;
    }
}
