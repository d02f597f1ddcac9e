package io.onefold.profile.store;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.Observation;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.binary.ByteReader;
import io.onefold.schemas.binary.ObservationCodec;
import io.onefold.schemas.binary.TimelineCodec;
import io.onefold.schemas.binary.TimelineRow;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads answers out of the families as they were at one moment. Of one thread, and no longer than its view. */
final class ViewReader implements ProfileReader {
    private final DatabaseView view;

    ViewReader(DatabaseView view) {
        this.view = view;
    }

    @Override
    public Standing standing(String profileId) {
        byte[] profile = view.get(Family.PROFILES, StoreKeys.text(profileId));
        if (profile != null) return new Standing.Living(ProfileBytes.read(profile));
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
    public Optional<IdentifierKey> namedBy(String profileId) {
        return NamedBy.read(view.get(Family.PUBLISHED_IDS, StoreKeys.text(profileId)))
                .map(NamedBy::identifier);
    }

    @Override
    public List<TimelineRow> wordsOf(IdentifierKey anchor) {
        List<TimelineRow> words = new ArrayList<>();
        byte[] prefix = StoreKeys.identifier(anchor);
        view.scan(Family.WORDS, prefix, prefix, (key, word) -> words.add(TimelineCodec.decode(key, word)));
        return words;
    }

    @Override
    public void visitMessages(IdentifierKey anchor, long upTo, Predicate<Observation> visitor) {
        byte[] prefix = StoreKeys.identifier(anchor);
        view.scan(
                Family.TIMELINE,
                StoreKeys.timelineFrom(prefix, upTo),
                prefix,
                (key, message) -> visitor.test(ObservationCodec.decode(message)));
    }

    @Override
    public void visitMentions(IdentifierKey identifier, Predicate<Mention> visitor) {
        byte[] prefix = StoreKeys.identifier(identifier);
        view.scan(
                Family.MENTIONS,
                prefix,
                prefix,
                (key, at) -> visitor.test(
                        new Mention(ByteBuffer.wrap(StoreKeys.mentioningRow(key)), new ByteReader(at).fixed())));
    }

    @Override
    public Optional<TimelineRow> row(Mention mention) {
        byte[] rowKey = mention.bytes();
        byte[] row = mention.isMessage()
                ? view.get(Family.TIMELINE, StoreKeys.timeline(rowKey, mention.at()))
                : view.get(Family.WORDS, rowKey);
        return row == null ? Optional.empty() : Optional.of(TimelineCodec.decode(rowKey, row));
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
            if (!Arrays.equals(key, after)) found.add(ProfileBytes.read(profile));
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
