package io.onefold.ingest.feed;

import java.io.IOException;
import java.util.List;

/** A source, or a task's share of one, read on from where it was left. Used by one thread. */
public interface Feed extends AutoCloseable {
    /**
     * What comes next, in its order; at most some hundred items. Waits up to about a second where there is nothing, and
     * then returns an empty list.
     *
     * @throws IOException where the source cannot be read at the moment. The message says in words what failed and what to
     *     do, without secrets and personal data. The same feed is asked again, later and later; it connects again by itself
     */
    List<Item> poll() throws IOException, InterruptedException;

    /**
     * Kafka has all items up to this one for good. Called before the next poll, for the last such item alone. Where a source
     * is to be told, as by moving a file away, now is the time.
     */
    default void stored(Position position) throws IOException {}

    /** How far a first reading of the source is, in words; empty where none is at work or that is not known. */
    default String progress() {
        return "";
    }

    /** Lets go of the source. What was not stored will be read again. */
    @Override
    void close();
}
