package io.onefold.identity.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OriginTest {
    private final Origin origin = new Origin();

    @Test
    void whatARecordBringsAboutAtOnceIsAsOldAsTheRecord() {
        origin.begin(1_000);

        assertThat(origin.age(1_250)).hasValue(250);
        assertThat(origin.age(900)).as("of a clock that runs behind").hasValue(0);
    }

    @Test
    void whatOnlyTimeBringsAboutHasNoAge() {
        origin.begin(1_000);
        origin.end();

        assertThat(origin.age(1_250)).isEmpty();
    }

    @Test
    void whatWasPutOffIsAsOldAsTheOldestSinceUntilNothingIsPutOff() {
        origin.begin(1_000);
        origin.end();
        origin.begin(1_100);
        origin.end();

        origin.beginPutOff();
        assertThat(origin.age(1_250)).hasValue(250);
        origin.endPutOff(true);
        origin.beginPutOff();
        assertThat(origin.age(1_300)).hasValue(300);
        origin.endPutOff(false);
        origin.beginPutOff();
        assertThat(origin.age(1_300)).isEmpty();
    }
}
