package io.onefold.ingest.files;

import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.feed.Feed;
import io.onefold.ingest.feed.Opening;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;

/**
 * Files that are dropped somewhere.
 *
 * @param pattern of the names of those that are meant, such as {@code *.csv*}
 * @param settle how long a file must have stayed as it is before it counts as whole
 */
record FilesSettings(Place place, String pattern, Duration settle, FileMapping mapping, int maxShares)
        implements Setup.Reading {
    /** Where they are. */
    @FunctionalInterface
    interface Place {
        /** @param spool a folder of this machine for copies of what is elsewhere */
        Shelf open(Opening opening, Path spool);
    }

    @Override
    public Feed open(Opening opening) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        Ripening ripening = new Ripening(
                name -> matcher.matches(Path.of(name)) && opening.share().has(name), settle, opening.clock());
        return new FilesFeed(opening, mapping, place.open(opening, opening.folder()), ripening);
    }
}
