package io.onefold.identity.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long TURN = Duration.ofMillis(100).toNanos();
    private static final long BATCH = Duration.ofMillis(1).toNanos();

    private final Pace pace = new Pace(Duration.ofNanos(TURN), () -> this.now);
    private long now;
    private int batches;

    @Test
    void aQuarterOfTheTimeIsUsedWhileEventsCome() {
        Pace.Share share = pace.join();

        turns(100, true, share);

        assertThat(batches).isBetween(2_000, 2_600);
    }

    @Test
    void threeQuartersAreUsedWhileNoneDo() {
        Pace.Share share = pace.join();

        turns(100, false, share);

        assertThat(batches).isBetween(7_000, 7_600);
    }

    @Test
    void tasksOfAThreadShareItAndWhoeverLeavesLeavesItToTheOthers() {
        Pace.Share share = pace.join();
        Pace.Share other = pace.join();

        turns(100, true, share, other);
        int both = batches;
        batches = 0;
        other.leave();
        turns(100, true, share);

        assertThat(both).isBetween(2_000, 2_600);
        assertThat(batches).isBetween(2_000, 2_600);
    }

    @Test
    void whatWasNotUsedIsNotMadeUpFor() {
        Pace.Share share = pace.join();
        share.came();
        share.use(() -> false);
        now += 1_000 * TURN;
        share.came();

        share.use(this::batch);

        assertThat(batches).isEqualTo(50);
    }

    @Test
    void aBatchThatTookLongIsPaidForByTheTurnsAfterIt() {
        Pace.Share share = pace.join();
        turns(1, true, share);
        share.came();
        now += TURN;
        share.use(() -> {
            now += 10 * TURN;
            return true;
        });
        batches = 0;

        turns(20, true, share);

        assertThat(batches).isZero();
    }

    private void turns(int turns, boolean came, Pace.Share... shares) {
        for (int turn = 0; turn < turns; turn++) {
            long began = now;
            for (Pace.Share share : shares) {
                if (came) share.came();
                share.use(this::batch);
            }
            now = Math.max(now, began + TURN);
        }
    }

    private boolean batch() {
        now += BATCH;
        batches++;
        return true;
    }
}
