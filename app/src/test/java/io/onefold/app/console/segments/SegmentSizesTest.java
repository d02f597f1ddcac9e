package io.onefold.app.console.segments;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.schemas.SegmentMembership;
import io.onefold.schemas.SegmentMembership.Change;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentSizesTest {
    private static final long NOW = Instant.parse("2026-03-15T10:20:00Z").toEpochMilli();
    private static final long HOUR = SegmentHours.HOUR;

    @TempDir
    private Path folder;

    private record Entry(long offset, SegmentMembership change) {}

    @Test
    void membersAreThoseOfAPlainSet() {
        Random random = new Random(3);
        MemberSet members = new MemberSet();
        Set<String> plain = new HashSet<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 400; i++) ids.add(new UUID(random.nextLong(), random.nextLong()).toString());
        for (int step = 0; step < 20_000; step++) {
            String id = ids.get(random.nextInt(ids.size()));
            if (random.nextBoolean()) assertThat(members.add(id)).isEqualTo(plain.add(id));
            else assertThat(members.remove(id)).isEqualTo(plain.remove(id));
            assertThat(members.size()).isEqualTo(plain.size());
        }
    }

    @Test
    void sizesOfThePastAreThoseThatWere() {
        Random random = new Random(8);
        List<Entry> topic = topic(random, 3_000);
        SegmentSizes sizes = new SegmentSizes();
        topic.forEach(entry -> sizes.add(0, entry.offset(), entry.change()));

        SegmentSizes.History history = sizes.history("s", NOW, HOUR, 72);

        assertThat(history.sizes()).hasSize(72);
        for (SegmentHours.Point point : history.sizes())
            assertThat(point.size())
                    .as("at %s", Instant.ofEpochMilli(point.at()))
                    .isEqualTo(sizeAt(topic, point.at()));
        assertThat(history.size()).isEqualTo(sizeAt(topic, NOW));
        assertThat(history.latest())
                .hasSize(50)
                .first()
                .isEqualTo(topic.getLast().change());
    }

    @Test
    void whatTheTopicForgetsWasSaved() {
        Random random = new Random(21);
        List<Entry> topic = topic(random, 2_000);
        SavedHours saved = new SavedHours(folder.resolve("deep").resolve("hours.json"));
        SegmentSizes first = new SegmentSizes();
        topic.subList(0, 1_500).forEach(entry -> first.add(0, entry.offset(), entry.change()));
        first.settle();
        long savedAt = topic.get(1_499).change().at();
        saved.write(first.content(savedAt));

        SegmentSizes second = new SegmentSizes();
        second.begin(saved.read());
        compacted(topic).forEach(entry -> second.add(0, entry.offset(), entry.change()));
        second.settle();

        SegmentSizes.History history = second.history("s", NOW, HOUR, 72);
        assertThat(history.size()).isEqualTo(sizeAt(topic, NOW));
        assertThat(history.sizes())
                .filteredOn(point -> point.at() <= savedAt)
                .hasSizeGreaterThan(40)
                .allSatisfy(point -> assertThat(point.size())
                        .as("at %s", Instant.ofEpochMilli(point.at()))
                        .isEqualTo(sizeAt(topic, point.at())));
    }

    @Test
    void whatWasSavedAndIsStillThereIsCountedOnce() {
        List<Entry> topic = topic(new Random(23), 2_000);
        SavedHours saved = new SavedHours(folder.resolve("hours.json"));
        SegmentSizes first = new SegmentSizes();
        topic.subList(0, 1_500).forEach(entry -> first.add(0, entry.offset(), entry.change()));
        saved.write(first.content(NOW));

        SegmentSizes second = new SegmentSizes();
        second.begin(saved.read());
        topic.forEach(entry -> second.add(0, entry.offset(), entry.change()));
        second.settle();

        for (SegmentHours.Point point : second.history("s", NOW, HOUR, 72).sizes())
            assertThat(point.size())
                    .as("at %s", Instant.ofEpochMilli(point.at()))
                    .isEqualTo(sizeAt(topic, point.at()));
    }

    @Test
    void withoutWhatWasSavedThePresentIsRightAndNothingIsBelowZero() {
        List<Entry> topic = topic(new Random(22), 2_000);
        SegmentSizes sizes = new SegmentSizes();
        compacted(topic).forEach(entry -> sizes.add(0, entry.offset(), entry.change()));

        SegmentSizes.History history = sizes.history("s", NOW, SegmentHours.DAY, 30);

        assertThat(history.size()).isEqualTo(sizeAt(topic, NOW));
        assertThat(history.sizes()).allSatisfy(point -> assertThat(point.size()).isNotNegative());
    }

    @Test
    void aFileThatCannotBeReadIsAsNone() throws Exception {
        Path file = folder.resolve("hours.json");
        Files.writeString(file, "{\"positions\": oops");

        assertThat(new SavedHours(file).read()).isEqualTo(SavedHours.Content.NONE);
    }

    @Test
    void oldHoursBecomeDaysAndVeryOldOnesGo() {
        SegmentHours hours = new SegmentHours();
        hours.add(NOW - 500 * SegmentHours.DAY, new SegmentHours.Moves(1, 0));
        for (int hour = 0; hour < 24; hour++)
            hours.add(
                    Math.floorDiv(NOW, SegmentHours.DAY) * SegmentHours.DAY - 50 * SegmentHours.DAY + hour * HOUR,
                    new SegmentHours.Moves(2, 1));
        hours.add(NOW, new SegmentHours.Moves(5, 0));

        hours.thin(NOW);

        assertThat(hours.all().values()).containsExactly(new SegmentHours.Moves(48, 24), new SegmentHours.Moves(5, 0));
    }

    /** Three days of people who enter and leave. */
    private static List<Entry> topic(Random random, int changes) {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < 300; i++) people.add(new UUID(random.nextLong(), random.nextLong()).toString());
        Set<String> in = new HashSet<>();
        List<Entry> topic = new ArrayList<>();
        for (int i = 0; i < changes; i++) {
            String id = people.get(random.nextInt(people.size()));
            boolean enters = in.add(id);
            if (!enters) in.remove(id);
            long at = NOW - 70 * HOUR + 70 * HOUR * i / changes;
            topic.add(new Entry(i, new SegmentMembership("s", id, enters ? Change.ENTERED : Change.LEFT, at)));
        }
        return topic;
    }

    private static long sizeAt(List<Entry> topic, long at) {
        Set<String> in = new HashSet<>();
        for (Entry entry : topic) {
            if (entry.change().at() >= at) continue;
            if (entry.change().change() == Change.ENTERED) in.add(entry.change().profileId());
            else in.remove(entry.change().profileId());
        }
        return in.size();
    }

    private static List<Entry> compacted(List<Entry> topic) {
        Map<String, Entry> newest = new LinkedHashMap<>();
        for (Entry entry : topic) {
            newest.remove(entry.change().key());
            newest.put(entry.change().key(), entry);
        }
        return new ArrayList<>(newest.values());
    }
}
