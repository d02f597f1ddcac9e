package io.onefold.ingest.feed;

import java.time.Duration;
import java.time.InstantSource;

/** The time as feeds have it: what it is, and how some of it passes. Safe for several threads. */
@FunctionalInterface
public interface FeedClock extends InstantSource {
    /** Returns when so much time has passed on this clock; at once where the duration is not positive. */
    default void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }
}
