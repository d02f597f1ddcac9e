package io.onefold.app.console.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.profile.store.ProfileStore;
import io.onefold.profile.store.StoreChange;
import io.onefold.schemas.ProfileIndexEntry;
import io.onefold.schemas.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardKeeperTest {
    private static final long NOW = Instant.parse("2026-03-15T10:00:00Z").toEpochMilli();
    private static final String BUYER = "00000000-0000-4000-8000-000000000001";

    @TempDir
    private Path folder;

    @Test
    void everyProfileOfTheStoreIsCountedAndTheirMessagesRead() {
        try (ProfileStore store = ProfileStore.open(folder.resolve("store"), 1 << 20)) {
            List<StoreChange> changes = new ArrayList<>();
            for (int i = 2; i < 2_500; i++)
                changes.add(new StoreChange.ProfilePublished(Messages.profile(
                        "%08x-0000-4000-8000-000000000000".formatted(i << 12), 1, 0, stage("prospect"))));
            changes.add(new StoreChange.ProfilePublished(Messages.profile(BUYER, 9, 2, stage("active"))));
            changes.add(new StoreChange.IndexEntryPublished(new ProfileIndexEntry.Member(Messages.ANCHOR, BUYER)));
            for (int i = 0; i < 1_500; i++)
                changes.add(new StoreChange.MessageKept(
                        Messages.order("m" + i, NOW - i * 3_600_000L, "o" + i, "s", "p", 5)));
            store.writer().apply(changes, List.of());
            BoardKeeper keeper = keeper(store, NOW);

            assertThat(keeper.progress().latest()).isEmpty();
            keeper.look();

            Board board = keeper.progress().latest().orElseThrow();
            assertThat(board.customers()).isEqualTo(2_499);
            assertThat(board.buyers()).isEqualTo(1);
            assertThat(board.repeaters()).isEqualTo(1);
            assertThat(board.stages())
                    .containsExactlyInAnyOrder(
                            new Board.StageCount("active", "", 1), new Board.StageCount("prospect", "", 2_498));
            // 1,500 hours back from the 15th of March is in January: three pages of messages were read.
            assertThat(board.cohorts()).containsExactly(new Retention.Cohort("2026-01", 1, List.of(1L, 1L, 1L)));
            assertThat(board.biggest().getFirst()).isEqualTo(new Biggest.One(BUYER, "", 9));
            assertThat(board.cut()).isZero();
        }
    }

    @Test
    void itIsCountedAnewWhenItIsTimeOrWanted() {
        try (ProfileStore store = ProfileStore.open(folder.resolve("store"), 1 << 20)) {
            long[] now = {NOW};
            BoardKeeper keeper = new BoardKeeper(
                    store.reader(),
                    new BoardKeeper.Terms("CNY", ZoneOffset.UTC, Duration.ofMinutes(10), 0),
                    () -> Instant.ofEpochMilli(now[0]));
            keeper.look();
            now[0] += 9_000;
            keeper.look();
            assertThat(keeper.progress().latest()).map(Board::asOf).contains(NOW);

            now[0] += 1_000;
            keeper.look();
            assertThat(keeper.progress().latest()).map(Board::asOf).contains(NOW + 10_000);

            now[0] += 1;
            keeper.renew();
            keeper.look();
            assertThat(keeper.progress().latest()).map(Board::asOf).contains(NOW + 10_001);
        }
    }

    @Test
    void anInterruptedCountLeavesTheBoardBefore() {
        try (ProfileStore store = ProfileStore.open(folder.resolve("store"), 1 << 20)) {
            store.writer()
                    .apply(
                            List.of(new StoreChange.ProfilePublished(Messages.profile(BUYER, 1, 0, stage("prospect")))),
                            List.of());
            BoardKeeper keeper = keeper(store, NOW);

            Thread.currentThread().interrupt();
            keeper.look();

            assertThat(Thread.interrupted()).isTrue();
            assertThat(keeper.progress().latest()).isEmpty();
            assertThat(keeper.progress().part()).isNegative();
        }
    }

    private static SortedMap<String, Value> stage(String stage) {
        return new TreeMap<>(Map.of("life_cycle", new Value.Text(stage)));
    }

    private static BoardKeeper keeper(ProfileStore store, long now) {
        return new BoardKeeper(
                store.reader(),
                new BoardKeeper.Terms("CNY", ZoneOffset.UTC, Duration.ofMinutes(10), 0),
                InstantSource.fixed(Instant.ofEpochMilli(now)));
    }
}
