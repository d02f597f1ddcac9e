package io.onefold.profile.store;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.Observation;
import io.onefold.schemas.binary.TimelineCodec;
import io.onefold.schemas.binary.TimelineRow;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The rows of the log of record, from either end: whose timeline they stand in, and whom they name. */
public interface RowReader {
    /** The time of a residue's mentions, since it speaks of many times. */
    long ANY_TIME = Long.MIN_VALUE;

    /**
     * A row of another's timeline that names an identifier.
     *
     * @param at of a message the time of the event, of a command that for which it speaks, of a residue {@link #ANY_TIME}
     */
    record Mention(ByteBuffer rowKey, long at) {
        /** The identifier whose timeline it is. */
        public IdentifierKey anchor() {
            return TimelineCodec.anchor(bytes());
        }

        /** Whether it is a message. */
        public boolean isMessage() {
            return TimelineCodec.isObservation(bytes());
        }

        byte[] bytes() {
            byte[] bytes = new byte[rowKey.remaining()];
            rowKey.duplicate().get(bytes);
            return bytes;
        }
    }

    /** Commands to an identifier and what erasures left of it. */
    List<TimelineRow> wordsOf(IdentifierKey anchor);

    /** Visits an identifier's own messages of a time and earlier, newest first, as long as the visitor wants more. */
    void visitMessages(IdentifierKey anchor, long upTo, Predicate<Observation> visitor);

    /** Visits rows of other timelines that name an identifier, in no order of time, as long as the visitor wants more. */
    void visitMentions(IdentifierKey identifier, Predicate<Mention> visitor);

    /** The row of a mention; empty where it is gone since. */
    Optional<TimelineRow> row(Mention mention);
}
