package io.onefold.identity.oracle;

import static io.onefold.identity.oracle.Said.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.identity.audit.AuditProgress;
import io.onefold.identity.audit.AuditRun;
import io.onefold.identity.audit.Difference;
import io.onefold.identity.audit.Published;
import io.onefold.identity.audit.PublishedComparison;
import io.onefold.identity.rules.SharedAbove;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.Activity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit, held against whole runs of the oracle; it stands here because the random worlds do. */
class AuditRunTest {
    private static final int WORLDS = 500;

    @TempDir
    Path folder = Path.of("");

    private final List<OracleInput> inputs = new ArrayList<>(List.of(Said.copies(
            message("m1", 10, "email:a", "phone:1").trait("name", "Secret"),
            message("m2", 20, "email:b"),
            message("m3", 30, "email:c", "device_id:x"))));
    private final Scene scene = new Scene().given(inputs);
    private final List<UnifiedProfile> profiles =
            new ArrayList<>(scene.result().profiles().values());
    private final Map<IdentifierKey, String> index =
            new HashMap<>(scene.result().index());

    private PublishedComparison audit(Scene of, List<OracleInput> from, Published published) throws IOException {
        return new AuditRun(of.oracle(), of.rules(), folder, 10_000, AuditProgress.SILENT)
                .run(from.iterator(), of.asOf(), null, published);
    }

    private PublishedComparison audit() throws IOException {
        return audit(
                scene,
                inputs,
                new Published(profiles.iterator(), index.entrySet().iterator()));
    }

    @Test
    void componentByComponentGivesTheSameProfilesAndIndexAsTheWholeRun() throws IOException {
        long all = 0;
        for (long seed = 0; seed < WORLDS; seed++) {
            RandomWorld world = new RandomWorld(seed, 2 + (int) (seed % 12), 1 + (int) (seed % 37));
            List<OracleInput> from = Compaction.of(world.inputs);
            Collections.shuffle(from, new Random(seed));
            BatchResult whole = world.scene.given(world.inputs).result();

            PublishedComparison report = audit(
                    world.scene,
                    from,
                    new Published(
                            whole.profiles().values().iterator(),
                            whole.index().entrySet().iterator()));

            assertThat(report.isEqual()).as("world %d: %s", seed, report).isTrue();
            assertThat(report.profiles()).isEqualTo(whole.profiles().size());
            assertThat(report.identifiers()).isEqualTo(whole.index().size());
            all += report.profiles();
        }
        assertThat(all).isGreaterThan(WORLDS);
    }

    @Test
    void anErasureRedactsMessagesOfComponentsThatTheErasedIdentifierIsNotIn() throws IOException {
        Scene sharing =
                new Scene().rule("email", rules -> rules.withSharedAbove(SharedAbove.NEVER.with("customer_id", 1)));
        List<OracleInput> from = List.of(
                message("m1", 10, "customer_id:1", "email:info")
                        .echo("mail", "email:info")
                        .copy(),
                message("m2", 10, "customer_id:2", "email:info").copy(),
                Commands.erase("email:info", 15));
        BatchResult whole = sharing.given(from).result();
        Published published = new Published(
                whole.profiles().values().iterator(), whole.index().entrySet().iterator());

        assertThat(sharing.profileOf("customer_id:1").traits()).isEmpty();
        assertThat(audit(sharing, from, published).isEqual()).isTrue();
    }

    @Test
    void equalSidesAreReportedAsSuchAndNothingStaysOnDisk() throws IOException {
        PublishedComparison report = audit();

        assertThat(report.isEqual()).isTrue();
        assertThat(report.differences()).isEmpty();
        assertThat(report.profiles()).isEqualTo(3);
        assertThat(report.identifiers()).isEqualTo(5);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aDroppedProfileIsMissing() throws IOException {
        UnifiedProfile dropped = profiles.removeFirst();
        PublishedComparison report = audit();

        assertThat(report.isEqual()).isFalse();
        assertThat(report.equalProfiles()).isEqualTo(2);
        assertThat(report.differences())
                .containsExactly(new Difference(
                        Difference.Subject.PROFILE, Difference.Kind.MISSING, dropped.profileId(), List.of()));
    }

    @Test
    void whatSubscribersHaveIsComparedWithWhatTheyAreToHave() throws IOException {
        scene.subscriber("news", (profile, asOf) -> Optional.of(profile).filter(each -> each.identifierCount() > 1))
                .given(inputs);
        List<UnifiedProfile> views = new ArrayList<>(
                scene.result().views().getOrDefault("news", new TreeMap<>()).values());
        assertThat(views).hasSize(2);

        PublishedComparison equal = audit(views);
        UnifiedProfile dropped = views.removeFirst();
        views.add(scene.profileOf("email:b"));
        PublishedComparison report = audit(views);

        assertThat(equal.isEqual()).isTrue();
        assertThat(equal.equalViews()).isEqualTo(2);
        assertThat(report.isEqual()).isFalse();
        assertThat(report.differences())
                .containsExactlyInAnyOrder(
                        new Difference(
                                Difference.Subject.VIEW,
                                Difference.Kind.MISSING,
                                "news/" + dropped.profileId(),
                                List.of()),
                        new Difference(
                                Difference.Subject.VIEW,
                                Difference.Kind.EXTRA,
                                "news/" + scene.profileOf("email:b").profileId(),
                                List.of()));
    }

    private PublishedComparison audit(List<UnifiedProfile> views) throws IOException {
        return audit(
                scene,
                inputs,
                new Published(
                        profiles.iterator(),
                        index.entrySet().iterator(),
                        views.stream().map(each -> Map.entry("news", each)).iterator()));
    }

    @Test
    void aDroppedInputMakesItsProfileExtra() throws IOException {
        inputs.remove(1);
        PublishedComparison report = audit();

        assertThat(report.isEqual()).isFalse();
        assertThat(report.differences())
                .extracting(Difference::kind)
                .containsExactly(Difference.Kind.EXTRA, Difference.Kind.EXTRA);
    }

    @Test
    void aDoubledCounterIsADifferenceInItsFieldOnlyAndNoValueIsShown() throws IOException {
        UnifiedProfile profile = scene.profileOf("email:a");
        profiles.remove(profile);
        profiles.add(withTouchpoints(profile, 2));
        PublishedComparison report = audit();

        assertThat(report.isEqual()).isFalse();
        assertThat(report.differences()).hasSize(1).first().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(Difference.Kind.DIFFERENT);
            assertThat(difference.fields()).containsExactly("activity");
        });
        assertThat(report.toString()).doesNotContain("Secret");
    }

    private static UnifiedProfile withTouchpoints(UnifiedProfile profile, long touchpoints) {
        Activity was = profile.activity();
        Activity activity = new Activity(
                touchpoints,
                was.firstAt(),
                was.lastAt(),
                was.channels(),
                was.hours(),
                was.last7Days(),
                was.last30Days(),
                was.last90Days(),
                was.last365Days());
        return new UnifiedProfile(
                profile.profileId(),
                profile.identifiers(),
                profile.identifierCount(),
                profile.traits(),
                profile.consents(),
                activity,
                profile.purchases(),
                profile.service(),
                profile.computed(),
                profile.segments(),
                profile.untold(),
                profile.links(),
                profile.refusedLinks(),
                profile.shared());
    }

    @Test
    void aRemovedOrMisledIndexRecordIsFound() throws IOException {
        index.remove(Keys.key("phone:1"));
        index.put(Keys.key("email:b"), "elsewhere");
        PublishedComparison report = audit();

        assertThat(report.isEqual()).isFalse();
        assertThat(report.equalIdentifiers()).isEqualTo(3);
        assertThat(report.differences())
                .extracting(Difference::kind)
                .containsExactlyInAnyOrder(Difference.Kind.MISSING, Difference.Kind.DIFFERENT);
    }

    @Test
    void aRecordThatIsPublishedTwiceIsExtra() throws IOException {
        profiles.add(profiles.getFirst());

        assertThat(audit().isEqual()).isFalse();
    }
}
