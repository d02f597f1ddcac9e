package io.onefold.ingest.connector;

import io.onefold.ingest.Source;
import io.onefold.ingest.feed.Feed;
import io.onefold.ingest.feed.Opening;
import io.onefold.ingest.hook.Hook;
import java.io.IOException;

/** What is particular to a source's kind: where it is and how it is asked. */
public sealed interface Setup {
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

    /** A source that calls us, at the collector. */
    non-sealed interface Called extends Setup {
        /** What answers its calls. */
        Hook open(Source source, Secrets secrets);
    }
}
