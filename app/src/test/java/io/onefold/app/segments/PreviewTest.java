package io.onefold.app.segments;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.app.config.SegmentsFile;
import io.onefold.profile.expression.KnownNames;
import io.onefold.profile.segment.Questions;
import io.onefold.profile.store.ProfileStore;
import io.onefold.profile.store.StoreChange;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.Activity;
import io.onefold.schemas.UnifiedProfile.Purchases;
import io.onefold.schemas.UnifiedProfile.Service;
import io.onefold.schemas.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewTest {
    private static final Questions RUNNING = questions("""
            traits:
              teas: { type: whole, is: 'size(lines.filter(l, l.category == "tea"))' }
              twice: { type: whole, is: computed.age * 2 }
            segments:
              grown: { where: computed.age >= 18 }
            """);

    @TempDir
    private Path folder;

    @Test
    void itCountsWhoWouldBeInAndWhoEntersAndLeaves() {
        Questions proposed = questions("""
                segments:
                  grown: { where: computed.age >= 30 }
                  divided: { where: 10 / (computed.age - 20) > 0 }
                """);

        List<SegmentCount> counts = counted(proposed, new ArrayList<>());

        assertThat(counts)
                .containsExactly(
                        // Of those 10 to 49 years old: one is 20, and 20 to 30 years more are within ten.
                        new SegmentCount("divided", 0, 10, 10, 0, 1, first(21, 5), ""),
                        new SegmentCount("grown", 32, 20, 0, 12, 0, first(30, 5), ""));
    }

    @Test
    void aTraitOfOrderLinesCountsAsComputedAlreadyOrHasToWait() {
        Questions proposed = questions("""
                traits:
                  teas: { type: whole, is: 'size(lines.filter(l, l.category == "tea"))' }
                  twice: { type: whole, is: computed.age * 3 }
                  cups: { type: whole, is: 'size(lines.filter(l, l.category == "cup"))' }
                  both: { type: whole, is: computed.cups + computed.teas }
                segments:
                  drinkers: { where: computed.teas == 7 }
                  collectors: { where: computed.both > 1 }
                  thrice: { where: computed.twice >= 147 }
                """);

        assertThat(counted(proposed, new ArrayList<>()))
                .containsExactly(
                        SegmentCount.waiting("collectors", "cups"),
                        new SegmentCount("drinkers", 0, 40, 40, 0, 0, first(10, 5), ""),
                        new SegmentCount("thrice", 0, 1, 1, 0, 0, first(49, 1), ""));
    }

    @Test
    void whoeverIsToldHowFarItIsCanEndIt() {
        List<Double> parts = new ArrayList<>();

        counted(questions("segments: { all: { where: 'true' } }"), parts);

        assertThat(parts).hasSize(1).allSatisfy(part -> assertThat(part).isBetween(0.0, 1.0));
    }

    private List<SegmentCount> counted(Questions proposed, List<Double> parts) {
        try (ProfileStore store = ProfileStore.open(folder.resolve("store"), 1 << 20)) {
            List<StoreChange> changes = new ArrayList<>();
            for (int age = 10; age < 50; age++) changes.add(new StoreChange.ProfilePublished(aged(age)));
            store.writer().apply(changes, List.of());
            Preview preview = new Preview(
                    store.reader(),
                    new Trial(RUNNING, proposed),
                    Instant.parse("2026-03-10T12:00:00Z").toEpochMilli(),
                    ZoneOffset.UTC);
            List<SegmentCount> counts = preview.run((looked, part) -> parts.add(part));
            assertThat(preview.looked()).isEqualTo(40);
            return counts;
        }
    }

    private static Questions questions(String yaml) {
        return SegmentsFile.read("segments.yaml", yaml, KnownNames.SHIPPED);
    }

    private static List<String> first(int age, int many) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < many; i++) ids.add(id(age + i));
        return ids;
    }

    private static String id(int age) {
        return "%04x0000-0000-4000-8000-000000000000".formatted(age * 1_000);
    }

    private static UnifiedProfile aged(int age) {
        return new UnifiedProfile(
                id(age),
                List.of(),
                0,
                new TreeMap<>(),
                new TreeMap<>(),
                new Activity(1, 0, 0, new TreeMap<>(), Collections.nCopies(24, 0L), 0, 0, 0, 0),
                new Purchases(0, 0, 0, 0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>()),
                new Service(0, 0, 0, 0, List.of()),
                new TreeMap<>(Map.of(
                        "age", new Value.Whole(age), "teas", new Value.Whole(7), "twice", new Value.Whole(2L * age))),
                age >= 18 ? List.of("grown") : List.of(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                false);
    }
}
