package io.onefold.profile.store;

import static io.onefold.profile.Samples.key;
import static io.onefold.profile.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.profile.store.StoreChange.IndexEntryPublished;
import io.onefold.profile.store.StoreChange.MessageKept;
import io.onefold.profile.store.StoreChange.RowDropped;
import io.onefold.schemas.Channel;
import io.onefold.schemas.EventType;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.Observation;
import io.onefold.schemas.ProfileIndexEntry.Member;
import io.onefold.schemas.Touchpoint;
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
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineTest {
    private static final Comparator<Observation> NEWEST_FIRST = Comparator.comparingLong(Observation::occurredAt)
            .reversed()
            .thenComparing(Observation::anchor)
            .thenComparing(each -> each.touchpoint().source())
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
                store.reader().timeline("p", TimelineQuery.newest(1)).next().orElseThrow();

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

    @Test
    void aFilterLeavesOutWhatItDoesNotNameOnPagesOfAnySize() {
        for (long seed = 0; seed < 60; seed++) {
            String profileId = "f" + seed;
            Random random = new Random(seed);
            List<IdentifierKey> anchors = List.of(key(1, seed * 2 + 500), key(4, seed * 2 + 501));
            List<StoreChange> changes = new ArrayList<>();
            List<Observation> messages = new ArrayList<>();
            for (IdentifierKey anchor : anchors) changes.add(new IndexEntryPublished(new Member(anchor, profileId)));
            for (int i = random.nextInt(120); i >= 0; i--) messages.add(randomMessage(random, anchors, "m" + i));
            for (Observation each : messages) changes.add(new MessageKept(each));
            store.writer().apply(changes, List.of());

            TimelineFilter filter = randomFilter(random);
            List<Observation> expected = messages.stream()
                    .filter(each -> isWanted(filter, each))
                    .sorted(NEWEST_FIRST)
                    .toList();
            for (int size : List.of(1, 3, 500))
                assertThat(allPages(profileId, new TimelineQuery(Optional.empty(), filter, size)))
                        .as("seed %d, pages of %d, %s", seed, size, filter)
                        .isEqualTo(expected);
        }
    }

    @Test
    void aFilterThatLetsLittleThroughLooksAtSoManyMessagesAPageAndGoesOn() {
        IdentifierKey anchor = key(1, 1);
        List<StoreChange> changes = new ArrayList<>(List.of(new IndexEntryPublished(new Member(anchor, "p"))));
        int more = ProfileReader.MOST_LOOKED_AT + 1;
        for (int i = 0; i < more; i++) changes.add(new MessageKept(message(anchor, "m" + i, i)));
        Observation oldest = as(message(anchor, "oldest", -1), Channel.STORE, EventType.TRACK, "shop", "Bought");
        changes.add(new MessageKept(oldest));
        store.writer().apply(changes, List.of());
        TimelineFilter bought = filter(Set.of(), Set.of(), Set.of(), Set.of("Bought"), Long.MIN_VALUE, Long.MAX_VALUE);
        TimelineQuery query = new TimelineQuery(Optional.empty(), bought, 1);

        TimelinePage first = store.reader().timeline("p", query);
        TimelinePage second =
                store.reader().timeline("p", query.after(first.next().orElseThrow()));

        assertThat(first.messages()).isEmpty();
        assertThat(second.messages()).containsExactly(oldest);
        assertThat(second.next()).isEmpty();
    }

    @Test
    void aCursorOfAFilteredPageIsGoodForAnotherFilter() {
        IdentifierKey anchor = key(1, 1);
        store.writer()
                .apply(
                        List.of(
                                new IndexEntryPublished(new Member(anchor, "p")),
                                new MessageKept(message(anchor, "m1", 1)),
                                new MessageKept(message(anchor, "m2", 2)),
                                new MessageKept(message(anchor, "m3", 3))),
                        List.of());
        TimelineFilter early = filter(Set.of(), Set.of(), Set.of(), Set.of(), Long.MIN_VALUE, 2);
        TimelineCursor cursor = store.reader()
                .timeline("p", new TimelineQuery(Optional.empty(), early, 1))
                .next()
                .orElseThrow();

        assertThat(store.reader()
                        .timeline("p", TimelineQuery.newest(9).after(cursor))
                        .messages())
                .containsExactly(message(anchor, "m1", 1));
    }

    private static Observation randomMessage(Random random, List<IdentifierKey> anchors, String id) {
        long at = random.nextInt(10) == 0 ? random.nextLong() : random.nextInt(6) - 2;
        return as(
                message(anchors.get(random.nextInt(anchors.size())), id, at),
                random.nextBoolean() ? Channel.WEB : Channel.STORE,
                random.nextBoolean() ? EventType.TRACK : EventType.PAGE,
                "source" + random.nextInt(2),
                "event" + random.nextInt(2));
    }

    private static Observation as(Observation message, Channel channel, EventType type, String source, String name) {
        Touchpoint told = message.touchpoint();
        Touchpoint touchpoint = new Touchpoint(
                told.messageId(),
                source,
                channel,
                type,
                name,
                told.occurredAt(),
                told.receivedAt(),
                told.senderTime(),
                told.identifiers(),
                told.traits(),
                told.consents(),
                told.context(),
                told.details());
        return new Observation(message.identifiers(), touchpoint, message.echoes(), message.digest());
    }

    private static TimelineFilter randomFilter(Random random) {
        long one = random.nextInt(6) - 2L;
        long other = random.nextInt(6) - 2L;
        return filter(
                random.nextBoolean() ? Set.of() : Set.of(Channel.WEB, Channel.APP),
                random.nextBoolean() ? Set.of() : Set.of(EventType.PAGE),
                random.nextBoolean() ? Set.of() : Set.of("source1"),
                random.nextBoolean() ? Set.of() : Set.of("event0", "event2"),
                random.nextBoolean() ? Long.MIN_VALUE : Math.min(one, other),
                random.nextBoolean() ? Long.MAX_VALUE : Math.max(one, other));
    }

    private static TimelineFilter filter(
            Set<Channel> channels,
            Set<EventType> types,
            Set<String> sources,
            Set<String> names,
            long oldest,
            long newest) {
        return new TimelineFilter(channels, types, sources, names, new TimelineFilter.Span(oldest, newest));
    }

    /** As the filter's documentation has it, and apart from its code. */
    private static boolean isWanted(TimelineFilter filter, Observation message) {
        Touchpoint told = message.touchpoint();
        boolean channel = filter.channels().isEmpty() || filter.channels().contains(told.channel());
        boolean type = filter.types().isEmpty() || filter.types().contains(told.type());
        boolean source = filter.sources().isEmpty() || filter.sources().contains(told.source());
        boolean name = filter.names().isEmpty() || filter.names().contains(told.name());
        long at = told.occurredAt();
        return channel
                && type
                && source
                && name
                && filter.during().oldest() <= at
                && at <= filter.during().newest();
    }

    private List<Observation> allPages(String profileId, int size) {
        return allPages(profileId, TimelineQuery.newest(size));
    }

    private List<Observation> allPages(String profileId, TimelineQuery query) {
        List<Observation> all = new ArrayList<>();
        Optional<TimelineQuery> next = Optional.of(query);
        while (next.isPresent()) {
            TimelinePage page = store.reader().timeline(profileId, next.get());
            assertThat(page.messages().size()).isLessThanOrEqualTo(query.most());
            all.addAll(page.messages());
            next = page.next().map(query::after);
        }
        return all;
    }
}
