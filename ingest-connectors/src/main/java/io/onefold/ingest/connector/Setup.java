package io.onefold.ingest.connector;

import io.onefold.ingest.Fate;
import io.onefold.ingest.Source;
import io.onefold.ingest.feed.Feed;
import io.onefold.ingest.feed.Opening;
import io.onefold.ingest.hook.Hook;
import io.onefold.ingest.tables.CaptureMemory;
import io.onefold.ingest.tables.ChangedRow;
import io.onefold.ingest.tables.Drivers;
import io.onefold.ingest.tables.TableQueries;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** What is particular to a source's kind: where it is and how it is asked. */
public sealed interface Setup {
    /** Reads what was refused of the source again; empty where that cannot be. */
    default Optional<Again> again(Source source) {
        return Optional.empty();
    }

    /** The same for a source whose records are read by a key, such as one that they are encrypted with. */
    default Optional<Again> again(Source source, Secrets secrets) {
        return again(source);
    }

    /** A source that is read, by a worker of Kafka Connect. */
    non-sealed interface Reading extends Setup {
        /**
         * A feed that reads on from where it was left. Connects at the first poll, so that a source that is down is no failure here.
         *
         * @throws IOException where what it needs on this machine is not there
         */
        Feed open(Opening opening) throws IOException;

        /** Into how many parts it can be divided at most. */
        default int maxShares() {
            return 1;
        }
    }

    /** A database whose log of changes is read, by a worker of Kafka Connect with a task of Debezium. */
    non-sealed interface Captured extends Setup {
        /** The class of Debezium's task. */
        String taskClass();

        /**
         * Its properties.
         *
         * @param memory where it may keep what tables were like
         * @throws IOException where a credential cannot be revealed
         */
        Map<String, String> properties(Source source, Secrets secrets, CaptureMemory memory) throws IOException;

        /** What becomes of the versions of rows. */
        BiFunction<ChangedRow, Instant, Fate> rows(Source source);

        /**
         * How long a log that is read may tell nothing, not even a heartbeat, until its reader counts as cut off. Empty for one
         * that notices by itself.
         */
        default Optional<Duration> mostSilence() {
            return Optional.empty();
        }

        /** Questions to the database, beside its log. */
        TableQueries queries(Secrets secrets, Drivers drivers);
    }

    /** A source that calls us, at the collector. */
    non-sealed interface Called extends Setup {
        /** What answers its calls. */
        Hook open(Source source, Secrets secrets);
    }
}
