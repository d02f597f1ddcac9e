package io.onefold.ingest.files;

import io.onefold.ingest.Source;
import io.onefold.ingest.connector.Again;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.feed.Feed;
import io.onefold.ingest.feed.Opening;
import java.time.Duration;
import java.util.Optional;

/**
 * Files that are dropped somewhere.
 *
 * @param pattern of the names of those that are meant, such as {@code *.csv*}
 * @param settle how long a file must have stayed as it is before it counts as whole
 * @param rest between two looks at a place where there was nothing to read
 */
record FilesSettings(
        Place place, NamePattern pattern, Duration settle, Duration rest, FileMapping mapping, int maxShares)
        implements Setup.Reading {
    /** Where they are. */
    @FunctionalInterface
    interface Place {
        /** The shelf, which connects at its first listing. */
        Shelf open(Opening opening);
    }

    @Override
    public Optional<Again> again(Source source) {
        return Optional.of(new LineAgain(source, mapping));
    }

    @Override
    public Feed open(Opening opening) {
        Ripening ripening =
                new Ripening(name -> pattern.matches(name) && opening.share().has(name), settle, opening.clock());
        return new FilesFeed(opening, mapping, place.open(opening), ripening, rest);
    }
}
