package io.onefold.ingest.feed;

import io.onefold.ingest.Source;
import io.onefold.ingest.connector.Secrets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a feed is opened with.
 *
 * @param source whose touchpoints it makes
 * @param places where earlier runs left it
 * @param share which part of the source is its
 * @param folder of its own, for what it must keep while it runs; made if missing, and may be empty after any restart
 * @param clock tells when something was received, and lets a feed wait where there is nothing
 * @param isTrial whether somebody only looks at what would come: then nothing is changed at the source
 */
public record Opening(
        Source source, Places places, Share share, Secrets secrets, Path folder, FeedClock clock, boolean isTrial) {
    /** The same for what is only a part of a touchpoint to be. */
    public Opening withoutPlan() {
        return new Opening(source.with(Optional.empty()), places, share, secrets, folder, clock, isTrial);
    }

    /** Where earlier runs left a source. */
    @FunctionalInterface
    public interface Places {
        /** The last place in a stream that is stored; empty where there is none. */
        Optional<Map<String, Object>> last(Map<String, String> stream);
    }

    /**
     * One of several equal parts of a source.
     *
     * @param index from 0
     */
    public record Share(int index, int of) {
        /** The whole source. */
        public static final Share ALL = new Share(0, 1);

        /** Whether a thing of that name is in this part. */
        public boolean has(String name) {
            return Math.floorMod(name.hashCode(), of) == index;
        }
    }
}
