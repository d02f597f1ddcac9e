package io.onefold.app.subscribers;

import java.time.Duration;

/** What became of a request. */
sealed interface Answer {
    /** All of it was taken. */
    record Taken() implements Answer {}

    /**
     * Nothing is known to have been taken, and that is not for what was in it.
     *
     * @param why for people
     * @param least before the next try; zero where nothing was asked for
     */
    record Later(String why, Duration least) implements Answer {}

    /**
     * It was refused for what was in it.
     *
     * @param why for people
     */
    record Refused(String why, int status) implements Answer {}
}
