package io.onefold.identity.oracle;

import static io.onefold.identity.oracle.Said.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.identity.hindsight.BatchHindsight;
import io.onefold.identity.rules.SharedAbove;
import io.onefold.profile.query.Hindsight.Answer;
import io.onefold.profile.store.ProfileStore;
import io.onefold.profile.store.StoreChange;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Residue;
import io.onefold.schemas.Residue.BoundConsent;
import io.onefold.schemas.Residue.Seen;
import io.onefold.schemas.UnifiedProfile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A profile as of a time is that of the whole batch run over what there was by then; it stands here because the random worlds do. */
class HindsightTest {
    private static final int WORLDS = 60;

    @TempDir
    Path folder = Path.of("");

    private Answer ask(Scene scene, List<OracleInput> kept, String identifier, long asOf) {
        try (ProfileStore store = stored(folder.resolve("one"), kept)) {
            return hindsight(store, scene).of(Keys.key(identifier), asOf);
        }
    }

    private static BatchHindsight hindsight(ProfileStore store, Scene scene) {
        return new BatchHindsight(store.reader(), scene.rules(), scene.oracle(), Optional::empty);
    }

    private static ProfileStore stored(Path directory, List<OracleInput> kept) {
        ProfileStore store = ProfileStore.open(directory, 1 << 20);
        List<StoreChange> changes = new ArrayList<>();
        for (OracleInput input : kept)
            changes.add(
                    switch (input) {
                        case OracleInput.Copy(Observation message) -> new StoreChange.MessageKept(message);
                        case OracleInput.Command(IdentityCommand command) -> new StoreChange.CommandKept(command);
                        case OracleInput.Left(Residue residue) -> new StoreChange.ResidueKept(residue);
                    });
        store.writer().apply(changes, List.of());
        return store;
    }

    /** As a log of record has them: one residue an anchor. */
    private static List<OracleInput> logOf(List<OracleInput> inputs) {
        Map<IdentifierKey, Residue> residues = new LinkedHashMap<>();
        List<OracleInput> log = new ArrayList<>();
        for (OracleInput input : Compaction.of(inputs)) {
            if (input instanceof OracleInput.Left(Residue residue))
                residues.merge(residue.anchor(), residue, HindsightTest::joined);
            else log.add(input);
        }
        residues.values().forEach(residue -> log.add(new OracleInput.Left(residue)));
        return log;
    }

    private static Residue joined(Residue one, Residue other) {
        SortedMap<IdentifierKey, Seen> seen = new TreeMap<>(one.seen());
        other.seen().forEach((key, span) -> seen.merge(key, span, Seen::join));
        List<BoundConsent> consents = new ArrayList<>(one.consents());
        consents.addAll(other.consents());
        SortedSet<Long> messages = new TreeSet<>(one.messages());
        messages.addAll(other.messages());
        return new Residue(one.anchor(), seen, consents, messages);
    }

    private static List<OracleInput> upTo(long asOf, List<OracleInput> log) {
        List<OracleInput> then = new ArrayList<>();
        for (OracleInput input : log) {
            switch (input) {
                case OracleInput.Copy(Observation message) -> {
                    if (message.occurredAt() <= asOf) then.add(input);
                }
                case OracleInput.Command(IdentityCommand command) -> {
                    if (command.action() == IdentityCommand.Action.ERASE || command.at() <= asOf) then.add(input);
                }
                case OracleInput.Left(Residue residue) -> then.add(new OracleInput.Left(upTo(asOf, residue)));
            }
        }
        return then;
    }

    private static Residue upTo(long asOf, Residue residue) {
        SortedMap<IdentifierKey, Seen> seen = new TreeMap<>();
        for (Map.Entry<IdentifierKey, Seen> each : residue.seen().entrySet()) {
            long first = each.getValue().first();
            long last = each.getValue().last();
            if (first <= asOf) seen.put(each.getKey(), new Seen(first, last <= asOf ? last : first));
        }
        List<BoundConsent> consents = new ArrayList<>(residue.consents());
        consents.removeIf(consent -> consent.occurredAt() > asOf);
        return new Residue(residue.anchor(), seen, consents, residue.messages());
    }

    private static Set<IdentifierKey> mentioned(List<OracleInput> log) {
        Set<IdentifierKey> mentioned = new HashSet<>();
        for (OracleInput input : log) mentioned.addAll(input.row().mentioned());
        return mentioned;
    }

    @Test
    void itIsThatOfTheWholeRunOverWhatThereWasByThen() {
        Map<Boolean, Integer> answered = new HashMap<>();
        for (long seed = 0; seed < WORLDS; seed++) {
            RandomWorld world = new RandomWorld(seed, 2 + (int) (seed % 12), 1 + (int) (seed % 37));
            List<OracleInput> log = logOf(world.inputs);
            try (ProfileStore store = stored(folder.resolve("world-" + seed), log)) {
                for (long time = -1; time <= 11; time += 3) {
                    long asOf = time * RandomWorld.HALF_HOUR;
                    BatchResult whole = world.scene.oracle().run(upTo(asOf, log), asOf);
                    for (IdentifierKey each : mentioned(log)) {
                        Optional<UnifiedProfile> expected = Optional.ofNullable(
                                        whole.index().get(each))
                                .flatMap(id ->
                                        Optional.ofNullable(whole.profiles().get(id)));
                        assertThat(hindsight(store, world.scene).of(each, asOf))
                                .as("world %d, %s as of %d", seed, each, asOf)
                                .isEqualTo(
                                        expected.<Answer>map(Answer.Known::new).orElseGet(Answer.Nobody::new));
                        answered.merge(expected.isPresent(), 1, Integer::sum);
                    }
                }
            }
        }
        assertThat(answered.get(true)).isGreaterThan(WORLDS);
        assertThat(answered.get(false)).isGreaterThan(WORLDS);
    }

    @Test
    void whoWasOnePersonOnlyLaterWasTwoBefore() {
        Scene scene = new Scene();
        List<OracleInput> log = List.of(Said.copies(
                message("m1", 10, "customer_id:1").trait("name", "Li"),
                message("m2", 20, "email:a").trait("name", "Ann"),
                message("m3", 30, "customer_id:1", "email:a")));

        assertThat(ask(scene, log, "email:a", 29)).isInstanceOfSatisfying(Answer.Known.class, known -> {
            assertThat(known.profile().identifierCount()).isEqualTo(1);
            assertThat(known.profile().activity().touchpoints()).isEqualTo(1);
        });
    }

    @Test
    void anErasureRedactsWhatWasSaidOfASharedIdentifierToo() {
        Scene sharing =
                new Scene().rule("email", rules -> rules.withSharedAbove(SharedAbove.NEVER.with("customer_id", 1)));
        List<OracleInput> log = List.of(
                message("m1", 10, "customer_id:1", "email:info")
                        .echo("mail", "email:info")
                        .copy(),
                message("m2", 10, "customer_id:2", "email:info").copy(),
                Commands.erase("email:info", 15));

        assertThat(ask(sharing, log, "customer_id:1", 12))
                .isInstanceOfSatisfying(
                        Answer.Known.class,
                        known -> assertThat(known.profile().traits()).isEmpty());
    }

    @Test
    void whatIsTooMuchForOneAnswerIsSaidToBe() {
        List<Said> said = new ArrayList<>();
        for (int i = 0; i <= 10_000; i++) said.add(message("m" + i, i, "customer_id:1"));
        List<OracleInput> log = List.of(Said.copies(said.toArray(Said[]::new)));

        assertThat(ask(new Scene(), log, "customer_id:1", 10_000)).isEqualTo(new Answer.TooMuch());
    }

    @Test
    void aSharedIdentifierIsLookedAtOnlyAsFarAsThatTakes() {
        Scene sharing =
                new Scene().rule("email", rules -> rules.withSharedAbove(SharedAbove.NEVER.with("customer_id", 3)));
        List<Said> said = new ArrayList<>();
        for (int i = 0; i <= 10_000; i++) said.add(message("m" + i, i, "customer_id:" + i, "email:info"));
        List<OracleInput> log = List.of(Said.copies(said.toArray(Said[]::new)));

        assertThat(ask(sharing, log, "customer_id:7", 10_000)).isInstanceOf(Answer.Known.class);
    }
}
