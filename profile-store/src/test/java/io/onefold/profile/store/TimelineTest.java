package io.onefold.profile.store;

import static io.onefold.profile.Samples.key;
import static io.onefold.profile.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.profile.store.StoreChange.IndexEntryPublished;
import io.onefold.profile.store.StoreChange.MessageKept;
import io.onefold.profile.store.StoreChange.RowDropped;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.Observation;
import io.onefold.schemas.ProfileIndexEntry.Member;
import io.onefold.schemas.binary.TimelineCodec;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineTest {
    private static final Comparator<Observation> NEWEST_FIRST = Comparator.comparingLong(Observation::occurredAt)
            .reversed()
            .thenComparing(Observation::anchor)
            .thenComparing(each -> each.touchpoint().messageId());

    private final ProfileStore store;

    TimelineTest(@TempDir Path directory) {
        store = ProfileStore.open(directory, 1 << 20);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void pagesOfAnySizeGiveEveryMessageOnceNewestFirstWhateverWasReplacedOrDropped() {
        for (long seed = 0; seed < 60; seed++) {
            String profileId = "p" + seed;
            Random random = new Random(seed);
            List<IdentifierKey> anchors = List.of(key(1, seed * 3), key(4, seed * 3 + 1), key(7, seed * 3 + 2));
            List<StoreChange> changes = new ArrayList<>();
            for (IdentifierKey anchor : anchors) changes.add(new IndexEntryPublished(new Member(anchor, profileId)));
            Map<String, Observation> expected = new HashMap<>();
            int count = random.nextInt(120);
            for (int i = 0; i < count; i++) changes.add(randomChange(random, anchors, expected));
            applyInBatches(changes, random);

            List<Observation> sorted =
                    expected.values().stream().sorted(NEWEST_FIRST).toList();
            for (int size : List.of(1, 2, 7, 500))
                assertThat(allPages(profileId, size))
                        .as("seed %d, pages of %d", seed, size)
                        .isEqualTo(sorted);
        }
    }

    @Test
    void aCursorIsTextAndOtherTextIsNone() {
        IdentifierKey anchor = key(1, 1);
        store.writer()
                .apply(
                        List.of(
                                new IndexEntryPublished(new Member(anchor, "p")),
                                new MessageKept(message(anchor, "m1", 1)),
                                new MessageKept(message(anchor, "m2", 2))),
                        List.of());
        TimelineCursor cursor =
                store.reader().timeline("p", Optional.empty(), 1).next().orElseThrow();

        assertThat(TimelineCursor.parse(cursor.text())).contains(cursor);
        assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
        assertThat(TimelineCursor.parse("?")).isEmpty();
        assertThat(TimelineCursor.parse("AAAA")).isEmpty();
    }

    private static StoreChange randomChange(
            Random random, List<IdentifierKey> anchors, Map<String, Observation> expected) {
        IdentifierKey anchor = anchors.get(random.nextInt(anchors.size()));
        long at = random.nextInt(10) == 0 ? random.nextLong() : random.nextInt(6) - 2;
        Observation message = message(anchor, "m" + random.nextInt(30), at);
        String row = anchor + message.touchpoint().messageId();
        if (random.nextInt(4) > 0) {
            expected.put(row, message);
            return new MessageKept(message);
        }
        expected.remove(row);
        return new RowDropped(ByteBuffer.wrap(TimelineCodec.key(message)));
    }

    private void applyInBatches(List<StoreChange> changes, Random random) {
        int done = 0;
        while (done < changes.size()) {
            int next = Math.min(changes.size(), done + 1 + random.nextInt(20));
            store.writer().apply(changes.subList(done, next), List.of());
            done = next;
        }
    }

    private List<Observation> allPages(String profileId, int size) {
        List<Observation> all = new ArrayList<>();
        Optional<TimelineCursor> cursor = Optional.empty();
        do {
            TimelinePage page = store.reader().timeline(profileId, cursor, size);
            assertThat(page.messages().size()).isLessThanOrEqualTo(size);
            all.addAll(page.messages());
            cursor = page.next();
        } while (cursor.isPresent());
        return all;
    }
}
