package io.onefold.ingest.callcentre;

import io.onefold.ingest.Source;
import io.onefold.ingest.connector.Again;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.feed.Feed;
import io.onefold.ingest.feed.Opening;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the calls of one telephone system are learned of; at least one of the two ways.
 *
 * @param access null where there are only files
 * @param files whose touchpoints have the columns of a line as their properties; null where there are none
 */
record AsteriskSettings(CallRules rules, @Nullable ManagerAccess access, Duration settle, Setup.@Nullable Reading files)
        implements Setup.Reading {
    private static final Duration IDLE = Duration.ofSeconds(1);
    /** A file is looked for after every such pause. */
    private static final Duration BESIDE_FILES = Duration.ofMillis(50);

    @Override
    public Optional<Again> again(Source source) {
        return Optional.of(new CallAgain(source, rules, files));
    }

    @Override
    public Feed open(Opening opening) throws IOException {
        CallReading reading = new CallReading(opening.source(), rules);
        if (files == null) return live(opening, reading, IDLE);
        Feed recorded = new CdrFileFeed(files.open(opening.withoutPlan()), opening, reading);
        return access == null ? recorded : new LiveAndFiles(live(opening, reading, BESIDE_FILES), recorded);
    }

    private LiveFeed live(Opening opening, CallReading reading, Duration idle) {
        if (access == null) throw new IllegalStateException("a source has a manager interface, or files, or both");
        return new LiveFeed(opening, access, reading, settle, idle);
    }
}
