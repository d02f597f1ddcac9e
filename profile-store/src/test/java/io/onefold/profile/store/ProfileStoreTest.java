package io.onefold.profile.store;

import static io.onefold.profile.Samples.fullMessage;
import static io.onefold.profile.Samples.key;
import static io.onefold.profile.Samples.message;
import static io.onefold.profile.Samples.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.profile.store.StoreChange.IdentifierDropped;
import io.onefold.profile.store.StoreChange.IndexEntryPublished;
import io.onefold.profile.store.StoreChange.ProfileEnded;
import io.onefold.profile.store.StoreChange.ProfilePublished;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.IdentityCommand.Action;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import io.onefold.schemas.ProfileIndexEntry.Member;
import io.onefold.schemas.ProfileIndexEntry.Published;
import io.onefold.schemas.Residue;
import io.onefold.schemas.Residue.Seen;
import io.onefold.schemas.binary.TimelineCodec;
import io.onefold.schemas.binary.TimelineRow;
import io.onefold.schemas.binary.TimelineRow.CommandRow;
import io.onefold.schemas.binary.TimelineRow.ObservationRow;
import io.onefold.schemas.binary.TimelineRow.ResidueRow;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class ProfileStoreTest {
    private static final long CACHE = 1 << 20;
    private static final IdentifierKey EMAIL = key(4, 1);
    private static final IdentifierKey CUSTOMER = key(1, 2);

    private final Path directory;
    private ProfileStore store;

    ProfileStoreTest(@TempDir Path directory) {
        this.directory = directory;
        this.store = ProfileStore.open(directory, CACHE);
    }

    @BeforeEach
    void anEmailHasAProfile() {
        apply(published("e", EMAIL), member(EMAIL, "e"), new ProfilePublished(profile("e")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aProfileIsReadAsItWasPublished() {
        assertThat(store.reader().standing("e")).isEqualTo(new Standing.Living(profile("e")));
        assertThat(store.reader().profileOf(EMAIL)).contains("e");
        assertThat(store.reader().profileOf(CUSTOMER)).isEmpty();
    }

    @Test
    void anIdThatNeverWasIsUnknown() {
        assertThat(store.reader().standing("x")).isEqualTo(new Standing.Unknown());
    }

    @Test
    void anOldIdLeadsToTheProfileThatItsIdentifierIsInNow() {
        apply(
                published("c", CUSTOMER),
                new ProfilePublished(profile("c")),
                member(CUSTOMER, "c"),
                member(EMAIL, "c"),
                new ProfileEnded("e"));

        assertThat(store.reader().standing("e")).isEqualTo(new Standing.Moved("c"));
    }

    @Test
    void anOldIdIsErasedOnceItsIdentifierIsInNoProfile() {
        apply(new IdentifierDropped(EMAIL), new ProfileEnded("e"));

        assertThat(store.reader().standing("e")).isEqualTo(new Standing.Erased());
    }

    @Test
    void anOldIdStaysErasedWhenItsIdentifierComesBackUnderAnotherId() {
        apply(
                new ProfileEnded("e"),
                new IndexEntryPublished(new Published("e2", EMAIL, 50)),
                new ProfilePublished(profile("e2")),
                new IndexEntryPublished(new Member(EMAIL, "e2", 50)));

        assertThat(store.reader().standing("e")).isEqualTo(new Standing.Erased());
        assertThat(store.reader().standing("e2")).isInstanceOf(Standing.Living.class);
    }

    @Test
    void anOldIdStaysErasedWhenItsIdentifierComesBackInAProfileThatAnotherOneNames() {
        apply(
                new ProfileEnded("e"),
                published("c2", CUSTOMER),
                new ProfilePublished(profile("c2")),
                member(CUSTOMER, "c2"),
                new IndexEntryPublished(new Member(EMAIL, "c2", 50)));

        assertThat(store.reader().standing("e")).isEqualTo(new Standing.Erased());
    }

    @Test
    void anIdFromSinceTheErasureLeadsToWhereItsIdentifierIs() {
        apply(
                new ProfileEnded("e"),
                new IndexEntryPublished(new Published("e2", EMAIL, 50)),
                published("c2", CUSTOMER),
                new ProfilePublished(profile("c2")),
                member(CUSTOMER, "c2"),
                new IndexEntryPublished(new Member(EMAIL, "c2", 50)));

        assertThat(store.reader().standing("e2")).isEqualTo(new Standing.Moved("c2"));
    }

    @Test
    void whatWasDroppedIsInNoFileAnyMoreOnceItIsTidied() throws IOException {
        Observation secret = fullMessage(EMAIL, "a-message-that-is-like-no-other-4711", 5);
        apply(new StoreChange.MessageKept(secret));
        apply(new StoreChange.RowDropped(ByteBuffer.wrap(TimelineCodec.key(secret))));
        assertThat(files("a-message-that-is-like-no-other-4711")).isNotEmpty();

        boolean done = store.tidy(Instant.EPOCH, Instant.ofEpochSecond(10));

        // The list of files names the first and last key of each, until it is begun anew at the next start.
        store.close();
        store = ProfileStore.open(directory, CACHE);
        assertThat(done).isTrue();
        assertThat(files("a-message-that-is-like-no-other-4711")).isEmpty();
        assertThat(store.tidy(Instant.EPOCH, Instant.ofEpochSecond(11))).isFalse();
        assertThat(store.reader().standing("e")).isInstanceOf(Standing.Living.class);
    }

    /** Those that hold a text. */
    private List<Path> files(String text) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) found.add(file);
        }
        return found;
    }

    @Test
    void anIndexEntryThatIsAheadOfItsProfileIsNoErasure() {
        apply(new ProfileEnded("e"));

        assertThat(store.reader().standing("e")).isEqualTo(new Standing.Unknown());
    }

    @Test
    void whatWasAppliedAndHowFarSurvivesAReopening() {
        store.writer().apply(List.of(member(CUSTOMER, "e")), List.of(new TopicPosition("index", 3, 42)));

        store.close();
        store = ProfileStore.open(directory, CACHE);

        assertThat(store.reader().profileOf(CUSTOMER)).contains("e");
        assertThat(store.writer().nextOffset("index", 3)).isEqualTo(OptionalLong.of(42));
        assertThat(store.writer().nextOffset("index", 4)).isEmpty();
    }

    @Test
    void aWriteThatFailsHalfWayLeavesNothingBehind() {
        List<StoreChange> broken = new ArrayList<>();
        broken.add(member(CUSTOMER, "e"));
        broken.add(null);

        assertThatThrownBy(() -> store.writer().apply(broken, List.of(new TopicPosition("index", 3, 42))))
                .isInstanceOf(NullPointerException.class);

        assertThat(store.reader().profileOf(CUSTOMER)).isEmpty();
        assertThat(store.writer().nextOffset("index", 3)).isEmpty();
    }

    @Test
    void filesOfAnotherLayoutAreReadAnew() {
        store.close();
        try (Database database = Database.open(directory, CACHE)) {
            database.write(batch -> batch.put(Family.META, StoreKeys.text("layout"), StoreKeys.text("other")));
        }

        store = ProfileStore.open(directory, CACHE);

        assertThat(store.reader().standing("e")).isEqualTo(new Standing.Unknown());
    }

    @Test
    void aClosedStoreRefusesQuestions() {
        ProfileReader reader = store.reader();

        store.close();

        assertThatThrownBy(() -> reader.standing("e"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void anIdentifierThatMovesTakesItsMessagesAlong() {
        apply(new StoreChange.MessageKept(message(EMAIL, "m1", 5)), member(EMAIL, "c"));

        assertThat(store.reader().timeline("e", TimelineQuery.newest(10)).messages())
                .isEmpty();
        assertThat(store.reader().timeline("c", TimelineQuery.newest(10)).messages())
                .containsExactly(message(EMAIL, "m1", 5));
    }

    @Test
    void whoIsNamedInARowIsFoundUntilItIsDroppedOrSaysSomethingElse() {
        IdentityCommand never = new IdentityCommand("c1", Action.NEVER_LINK, CUSTOMER, EMAIL, 7, "", "");
        Residue both = residue(CUSTOMER, EMAIL);
        apply(new StoreChange.CommandKept(never), new StoreChange.ResidueKept(both));

        assertThat(rowsNaming(EMAIL)).containsExactlyInAnyOrder(new CommandRow(never), new ResidueRow(both));
        assertThat(rowsNaming(CUSTOMER)).isEmpty();
        assertThat(store.reader().wordsOf(CUSTOMER)).containsExactly(new ResidueRow(both), new CommandRow(never));

        Residue alone = residue(CUSTOMER);
        apply(new StoreChange.ResidueKept(alone));
        assertThat(rowsNaming(EMAIL)).containsExactly(new CommandRow(never));

        apply(new StoreChange.RowDropped(ByteBuffer.wrap(TimelineCodec.key(new CommandRow(never)))));
        assertThat(rowsNaming(EMAIL)).isEmpty();
        assertThat(store.reader().wordsOf(CUSTOMER)).containsExactly(new ResidueRow(alone));
    }

    @Test
    void messagesThatNameSomebodyAreFoundUntilTheyAreDropped() {
        Observation both = new Observation(
                List.of(new KeyedIdentifier(CUSTOMER, "7"), new KeyedIdentifier(EMAIL, "li@example.org")),
                message(CUSTOMER, "m1", 5).touchpoint(),
                new TreeMap<>(),
                1);
        apply(new StoreChange.MessageKept(both), new StoreChange.MessageKept(message(CUSTOMER, "m2", 6)));
        List<Observation> own = new ArrayList<>();
        store.reader().visitMessages(CUSTOMER, 5, own::add);

        assertThat(rowsNaming(EMAIL)).containsExactly(new ObservationRow(both));
        assertThat(own).containsExactly(both);

        apply(new StoreChange.RowDropped(ByteBuffer.wrap(TimelineCodec.key(both))));
        assertThat(rowsNaming(EMAIL)).isEmpty();
    }

    private static Residue residue(IdentifierKey anchor, IdentifierKey... others) {
        SortedMap<IdentifierKey, Seen> seen = new TreeMap<>(Map.of(anchor, new Seen(1, 2)));
        for (IdentifierKey other : others) seen.put(other, new Seen(1, 2));
        return new Residue(anchor, seen, List.of(), new TreeSet<>());
    }

    private List<TimelineRow> rowsNaming(IdentifierKey identifier) {
        List<TimelineRow> rows = new ArrayList<>();
        store.reader()
                .visitMentions(
                        identifier,
                        mention -> rows.add(store.reader().row(mention).orElseThrow()));
        return rows;
    }

    private void apply(StoreChange... changes) {
        store.writer().apply(List.of(changes), List.of());
    }

    private static StoreChange member(IdentifierKey identifier, String profileId) {
        return new IndexEntryPublished(new Member(identifier, profileId));
    }

    private static StoreChange published(String profileId, IdentifierKey namedBy) {
        return new IndexEntryPublished(new Published(profileId, namedBy));
    }
}
