package io.onefold.app.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StopSignalTest {
    @Test
    void aPartThatFailsInterruptsWhateverIsBeingDone() {
        StopSignal stop = StopSignal.install(0);
        try (stop) {
            Thread.ofVirtual().start(() -> stop.fail("the broker ended"));

            assertThatThrownBy(() -> new CountDownLatch(1).await()).isInstanceOf(InterruptedException.class);
            assertThat(stop.requested()).isTrue();
            assertThat(stop.failure()).isEqualTo("the broker ended");
        }
    }

    @Test
    void nothingInterruptsTheStopping() {
        StopSignal stop = StopSignal.install(0);
        try (stop) {
            stop.stopping();
            stop.fail("the broker ended");

            assertThat(Thread.interrupted()).isFalse();
        }
    }
}
