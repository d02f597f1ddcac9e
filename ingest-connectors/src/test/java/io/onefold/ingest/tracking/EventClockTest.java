package io.onefold.ingest.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.Fate;
import io.onefold.ingest.Rejection;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Touchpoint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventClockTest {
    @Test
    void aWrongClockIsCorrectedAndItsOwnTimeKept() {
        Touchpoint touchpoint = call("'timestamp':'2020-01-01T00:00:00Z','sentAt':'2020-01-01T00:05:00Z'");

        assertThat(touchpoint.occurredAt()).isEqualTo(millis("2026-03-01T11:55:00Z"));
        assertThat(touchpoint.senderTime()).isEqualTo(millis("2020-01-01T00:00:00Z"));
        assertThat(touchpoint.receivedAt()).isEqualTo(millis("2026-03-01T12:00:00Z"));
    }

    @Test
    void aTimestampBesideAnOriginalOneCountsAsItIs() {
        Touchpoint touchpoint = call("'timestamp':'2026-01-01T11:00:00Z','originalTimestamp':'2026-03-01T10:00:00Z',"
                + "'sentAt':'2026-03-01T10:10:00Z'");

        assertThat(touchpoint.occurredAt()).isEqualTo(millis("2026-01-01T11:00:00Z"));
        assertThat(touchpoint.senderTime()).isEqualTo(millis("2026-03-01T10:00:00Z"));
    }

    @Test
    void anOriginalTimestampAloneIsCorrected() {
        Touchpoint touchpoint = call("'originalTimestamp':'2020-03-01T10:00:00Z','sentAt':'2020-03-01T10:10:00Z'");

        assertThat(touchpoint.occurredAt()).isEqualTo(millis("2026-03-01T11:50:00Z"));
    }

    @Test
    void withoutSentAtTheTimestampIsTakenAsItIs() {
        assertThat(call("'timestamp':'1999-12-31T23:59:59.5Z'").occurredAt())
                .isEqualTo(millis("1999-12-31T23:59:59.500Z"));
    }

    @Test
    void withoutATimestampItHappenedAtItsReceipt() {
        Touchpoint touchpoint = call("'sentAt':'2020-01-01T00:05:00Z'");

        assertThat(touchpoint.occurredAt()).isEqualTo(millis("2026-03-01T12:00:00Z"));
        assertThat(touchpoint.senderTime()).isEqualTo(touchpoint.occurredAt());
    }

    @Test
    void whatIsNamedButToldNoTimeIsTheSameMessageWheneverItIsReceived() throws Exception {
        Touchpoint first = received("'messageId':'m'", ReadCall.NOW);
        Touchpoint again = received("'messageId':'m'", ReadCall.NOW.plusSeconds(7));

        assertThat(again.senderTime()).isEqualTo(first.senderTime());
        assertThat(again.occurredAt()).isGreaterThan(first.occurredAt());
        assertThat(received("'messageId':''", ReadCall.NOW.plusSeconds(7)).senderTime())
                .isNotEqualTo(received("'messageId':''", ReadCall.NOW).senderTime());
    }

    private static Touchpoint received(String more, Instant at) throws Rejection {
        String body = "{'event':'x','userId':'u'," + more + "}";
        TrackingRequest request = new RequestSplitter()
                .split(Endpoint.TRACK, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        return ((Fate.Accepted)
                        new TrackingReader(ReadCall.SHOP).read(request, at).getFirst())
                .touchpoint();
    }

    @Test
    void aBatchesSentAtHoldsForItsEventsWhereverItStands() throws Rejection {
        String body = "{'batch':[{'type':'page','userId':'u','timestamp':'2020-01-01T00:00:00Z'},"
                + "{'type':'page','timestamp':'2020-01-01T00:00:00Z'}],'sentAt':'2020-01-01T01:00:00+00:00'}";
        TrackingRequest request = new RequestSplitter()
                .split(Endpoint.BATCH, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));

        var fates = new TrackingReader(ReadCall.SHOP).read(request, ReadCall.NOW);

        assertThat(((Fate.Accepted) fates.get(0)).touchpoint().occurredAt()).isEqualTo(millis("2026-03-01T11:00:00Z"));
        assertThat(((Fate.Refused) fates.get(1)).quarantined().location())
                .isEqualTo("/v1/batch[1] sent 2020-01-01T01:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-01T08:00:00.123456789+08:00, 2026-02-01T00:00:00.123Z",
        "2026-02-01T08:00:00+0800, 2026-02-01T00:00:00Z",
        "2026-02-01 08:00:00, 2026-02-01T08:00:00Z",
        "2026-02-01t08:00z, 2026-02-01T08:00:00Z",
        "2026-02-01, 2026-02-01T00:00:00Z"
    })
    void timesAreReadAsSendersWriteThem(String written, String meant) {
        assertThat(call("'timestamp':'" + written + "'").occurredAt()).isEqualTo(millis(meant));
    }

    @Test
    void unixTimesAreReadInMillisecondsAndInSeconds() {
        assertThat(call("'timestamp':1767225600000").occurredAt()).isEqualTo(1_767_225_600_000L);
        assertThat(call("'timestamp':1767225600").occurredAt()).isEqualTo(1_767_225_600_000L);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T12:00:01Z, EVENT_TIME_IN_FUTURE",
        "1989-12-31T23:59:59Z, EVENT_TIME_TOO_OLD",
        "yesterday, WRONG_TYPE"
    })
    void unbelievableTimesAreRefused(String written, QuarantineReason reason) {
        var refused = ReadCall.refused(Endpoint.TRACK, "{'event':'x','userId':'u','timestamp':'" + written + "'}");

        assertThat(refused.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-02T12:00:00Z", "1990-01-01T00:00:00Z"})
    void theBoundsThemselvesAreBelieved(String written) {
        assertThat(call("'timestamp':'" + written + "'").occurredAt()).isEqualTo(millis(written));
    }

    private static Touchpoint call(String times) {
        return ReadCall.touchpoint(Endpoint.TRACK, "{'event':'x','userId':'u'," + times + "}");
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
