package io.onefold.profile.store;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.Observation;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.binary.TimelineRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Answers each question from a view of its own. */
final class DatabaseReader implements ProfileReader {
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
    public Optional<IdentifierKey> namedBy(String profileId) {
        return atOneMoment(moment -> moment.namedBy(profileId));
    }

    @Override
    public List<TimelineRow> wordsOf(IdentifierKey anchor) {
        return atOneMoment(moment -> moment.wordsOf(anchor));
    }

    @Override
    public void visitMessages(IdentifierKey anchor, long upTo, Predicate<Observation> visitor) {
        visit(moment -> moment.visitMessages(anchor, upTo, visitor));
    }

    @Override
    public void visitMentions(IdentifierKey identifier, Predicate<Mention> visitor) {
        visit(moment -> moment.visitMentions(identifier, visitor));
    }

    @Override
    public Optional<TimelineRow> row(Mention mention) {
        return atOneMoment(moment -> moment.row(mention));
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
        return database.read(view -> questions.apply(new ViewReader(view)));
    }

    private void visit(Consumer<ProfileReader> visit) {
        var unused = atOneMoment(moment -> {
            visit.accept(moment);
            return true;
        });
    }
}
