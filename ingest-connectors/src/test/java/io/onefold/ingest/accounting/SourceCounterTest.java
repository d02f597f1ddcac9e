package io.onefold.ingest.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.Fate;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.EventType;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.SourceMinute;
import io.onefold.schemas.Touchpoint;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SourceCounterTest {
    private static final Fate PRODUCED = new Fate.Accepted(touchpoint(), "");
    private static final Fate FLAGGED = new Fate.Accepted(touchpoint(), "3/flag/00000000 unplanned:colour");
    private static final Fate REFUSED = new Fate.Refused(new Quarantined(
            "shop", Channel.WEB, QuarantineReason.OVERSIZE, "long", "a:1", "", ByteBuffer.allocate(0), "m", 0));

    private Instant now = Instant.parse("2026-03-01T12:00:10Z");
    private final SourceCounter counter = new SourceCounter("shop", "connect-0", () -> now);

    @Test
    void readIsProducedAndQuarantinedAndRepeated() {
        counter.took(PRODUCED);
        counter.took(FLAGGED);
        counter.took(REFUSED);
        counter.skipped();

        SourceMinute minute = counter.due().getFirst();

        assertThat(minute.read()).isEqualTo(4);
        assertThat(minute.produced()).isEqualTo(2);
        assertThat(minute.quarantined()).isEqualTo(1);
        assertThat(minute.repeated()).isEqualTo(1);
        assertThat(minute.flagged()).isEqualTo(1);
        assertThat(minute.minute())
                .isEqualTo(Instant.parse("2026-03-01T12:00:00Z").toEpochMilli());
    }

    @Test
    void aMinuteIsToldWhileItGoesOnAndWhenItHasEnded() {
        counter.took(PRODUCED);
        List<SourceMinute> first = counter.due();
        counter.took(PRODUCED);
        List<SourceMinute> tooSoon = counter.due();
        now = now.plusSeconds(60);
        counter.took(PRODUCED);
        List<SourceMinute> later = counter.due();

        assertThat(first).extracting(SourceMinute::read).containsExactly(1L);
        assertThat(tooSoon).isEmpty();
        assertThat(later).extracting(SourceMinute::read).containsExactly(2L, 1L);
        assertThat(later.getFirst().key()).isEqualTo(first.getFirst().key());
        assertThat(counter.rest()).isEmpty();
    }

    @Test
    void aReaderThatIsStartedAgainInTheSameMinuteDoesNotReplaceTheEarlierCounts() {
        counter.took(PRODUCED);
        now = now.plusSeconds(1);
        SourceCounter again = new SourceCounter("shop", "connect-0", () -> now);
        again.took(PRODUCED);

        assertThat(again.rest().getFirst().key())
                .isNotEqualTo(counter.rest().getFirst().key());
    }

    @Test
    void aProblemIsSaidInEachMinuteUntilItIsOver() {
        counter.problem("the folder is gone");
        assertThat(counter.due()).extracting(SourceMinute::problem).containsExactly("the folder is gone");
        now = now.plusSeconds(60);
        assertThat(counter.due()).extracting(SourceMinute::problem).containsExactly("the folder is gone");
        now = now.plusSeconds(5);
        counter.problem("");
        assertThat(counter.due()).extracting(SourceMinute::problem).containsExactly("");
        now = now.plusSeconds(60);
        assertThat(counter.due()).isEmpty();
    }

    private static Touchpoint touchpoint() {
        return new Touchpoint(
                "m",
                "shop",
                Channel.WEB,
                EventType.TRACK,
                "Viewed",
                0,
                0,
                0,
                List.of(),
                new TreeMap<>(),
                List.of(),
                Context.NONE,
                Details.NONE);
    }
}
