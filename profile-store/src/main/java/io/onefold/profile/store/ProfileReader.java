package io.onefold.profile.store;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.UnifiedProfile;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the store knows. Each answer is of one moment; two answers need not be of the same, unless they are asked for
 * {@linkplain #atOneMoment together}. Thread-safe.
 *
 * <p>Topics are read partition by partition, so for a moment an index entry may name a profile that has not been read yet.
 */
public interface ProfileReader extends RowReader {
    /** How many messages are looked at for one page of a timeline, whether or not the filter lets them through. */
    int MOST_LOOKED_AT = 2_000;

    /** How many profiles are read at a time where all are. */
    int PAGE = 1_000;

    /** What has become of a profile id. */
    Standing standing(String profileId);

    /** The id of the profile that an identifier belongs to; empty where it belongs to none. */
    Optional<String> profileOf(IdentifierKey identifier);

    /** The identifier that gave a published id its name; empty for an id that was never published. */
    Optional<IdentifierKey> namedBy(String profileId);

    /**
     * The messages of a profile, of all its members as anchors, newest first by their event time. A page ends where it has as many as
     * are asked for, or where {@link #MOST_LOOKED_AT} were looked at: it may be empty though there is a next one.
     *
     * @param profileId a living profile; any other has no messages
     */
    TimelinePage timeline(String profileId, TimelineQuery query);

    /**
     * The next living profiles by their ids, which are spread evenly; none where there are no more.
     *
     * @param profileId empty to begin
     * @param most so many at the most
     */
    List<UnifiedProfile> profilesAfter(String profileId, int most);

    /**
     * Visits all living profiles by their ids, a thousand at a time, as long as the visitor wants more. Each page is of a moment of its own.
     *
     * @return whether all were visited
     */
    default boolean visitProfiles(PageVisitor visitor) {
        List<UnifiedProfile> page = profilesAfter("", PAGE);
        while (!page.isEmpty()) {
            String last = page.getLast().profileId();
            if (!visitor.visit(page, part(last))) return false;
            page = profilesAfter(last, PAGE);
        }
        return true;
    }

    /** Takes profiles a page at a time. */
    @FunctionalInterface
    interface PageVisitor {
        /**
         * Takes a page.
         *
         * @param part about which part of all profiles this is the end of, 0 to 1
         * @return whether more is wanted
         */
        boolean visit(List<UnifiedProfile> page, double part);
    }

    /** Ids are UUIDs of digests, so their first digits say how many are behind. */
    private static double part(String profileId) {
        String digits = profileId.substring(0, Math.min(4, profileId.length()));
        return digits.matches("[0-9a-f]{4}") ? (Integer.parseInt(digits, 16) + 1) / 65_536.0 : 0;
    }

    /**
     * Asks several questions of the same moment.
     *
     * @param questions gets a reader for the thread and the time of this call alone; it should not wait for anything
     */
    <T> T atOneMoment(Function<ProfileReader, T> questions);
}
