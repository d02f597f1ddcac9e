package io.onefold.ingest.kafka.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.feed.Position;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class InFlightTest {
    private final InFlight inFlight = new InFlight();

    @Test
    void aPositionIsStoredOnlyWhenAllBeforeItAre() {
        FeedRecord first = handOver(1);
        FeedRecord second = handOver(2);
        inFlight.pass(at(3));

        second.markStored();
        assertThat(inFlight.stored()).isEmpty();
        first.markStored();
        assertThat(inFlight.stored()).contains(at(3));
        assertThat(inFlight.stored()).isEmpty();
    }

    @Test
    void whatMakesNoRecordIsStoredAtOnceWhereNothingIsBefore() {
        inFlight.pass(at(1));

        assertThat(inFlight.stored()).contains(at(1));
    }

    private FeedRecord handOver(long place) {
        FeedRecord record =
                FeedRecord.of(new ProducerRecord<>("t", 0, 0L, new byte[0], new byte[0]), "shop", at(place));
        inFlight.add(at(place), record);
        return record;
    }

    private static Position at(long place) {
        return Position.at(Map.of("n", place));
    }
}
