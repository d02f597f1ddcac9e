package io.onefold.profile.store;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.UnifiedProfile;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Answers each question from a view of its own. */
final class DatabaseReader implements ProfileReader {
    private final ProfileBytes profiles = new ProfileBytes();
    private final Database database;

    DatabaseReader(Database database) {
        this.database = database;
    }

    @Override
    public Standing standing(String profileId) {
        return atOneMoment(moment -> moment.standing(profileId));
    }

    @Override
    public Optional<String> profileOf(IdentifierKey identifier) {
        return atOneMoment(moment -> moment.profileOf(identifier));
    }

    @Override
    public TimelinePage timeline(String profileId, TimelineQuery query) {
        return atOneMoment(moment -> moment.timeline(profileId, query));
    }

    @Override
    public List<UnifiedProfile> profilesAfter(String profileId, int most) {
        return atOneMoment(moment -> moment.profilesAfter(profileId, most));
    }

    @Override
    public <T> T atOneMoment(Function<ProfileReader, T> questions) {
        return database.read(view -> questions.apply(new ViewReader(view, profiles)));
    }
}
