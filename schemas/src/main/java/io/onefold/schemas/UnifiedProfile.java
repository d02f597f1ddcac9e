package io.onefold.schemas;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One person as published. A pure function of the set of events, the rules and the time: nothing in it depends on arrival.
 * Lists are sorted, times are UTC milliseconds of the events themselves.
 *
 * @param identifiers at most 500, the smallest keys first
 * @param identifierCount how many there are
 * @param consents what holds now of each purpose that something was said of, with the decision that it is from
 * @param computed what is worked out of all this, by name; dates as {@code 2026-01-31}
 * @param segments where the person is in, ascending
 * @param untold of segments and own traits that cannot be told of this person: why, without personal data
 * @param links at most 500 of those that make this one person, with their evidence
 * @param refusedLinks at most 500 of those that would have joined somebody else, with the reason why they did not
 * @param shared whether this is an identifier that too many people use: nobody's profile
 */
public record UnifiedProfile(
        String profileId,
        List<ProfileIdentifier> identifiers,
        int identifierCount,
        SortedMap<String, Trait> traits,
        SortedMap<String, Consent> consents,
        Activity activity,
        Purchases purchases,
        Service service,
        SortedMap<String, Value> computed,
        List<String> segments,
        SortedMap<String, String> untold,
        List<Link> links,
        List<RefusedLink> refusedLinks,
        boolean shared) {
    public UnifiedProfile {
        identifiers = List.copyOf(identifiers);
        traits = frozen(traits);
        consents = frozen(consents);
        computed = frozen(computed);
        segments = List.copyOf(segments);
        untold = frozen(untold);
        links = List.copyOf(links);
        refusedLinks = List.copyOf(refusedLinks);
    }

    private static <V> SortedMap<String, V> frozen(SortedMap<String, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    /** An identifier of the person and when it was seen. */
    public record ProfileIdentifier(String namespace, String value, long firstSeen, long lastSeen) {
        @Override
        public String toString() {
            return namespace + ":***";
        }
    }

    /** A trait that survived, and the event it is from. */
    public record Trait(Value value, String source, String messageId, long occurredAt) {}

    /**
     * What holds of one purpose at the profile's as-of time, and the decision that it is from.
     *
     * @param state {@link ConsentState#UNKNOWN} also where a grant was given that does not count
     * @param source the source that told the decision; empty where an erasure took it, as of the next two
     * @param messageId the message that told it, which proves it
     * @param proof what was shown and agreed to, as the source refers to it; empty where it says nothing
     * @param expiresAt when the grant ends, UTC milliseconds; 0 for never, and of what is no grant
     * @param separate whether it was given on its own, not bundled
     * @param guardian whether a parent or guardian gave it
     * @param reason why the grant does not count: {@code expired}, {@code not-separate}, {@code minor}; else empty
     */
    public record Consent(
            ConsentState state,
            long occurredAt,
            String source,
            String messageId,
            String proof,
            long expiresAt,
            boolean separate,
            boolean guardian,
            String reason) {
        /** The same for those who may not know which message it was. */
        public Consent withoutMessageId() {
            return new Consent(state, occurredAt, source, "", proof, expiresAt, separate, guardian, reason);
        }
    }

    /**
     * How the person behaved, over all channels. Windows end with the profile's as-of day.
     *
     * @param hours touchpoints by hour of the day, 24 of them, in the deployment's time zone
     */
    public record Activity(
            long touchpoints,
            long firstAt,
            long lastAt,
            SortedMap<String, Long> channels,
            List<Long> hours,
            long last7Days,
            long last30Days,
            long last90Days,
            long last365Days) {
        public Activity {
            channels = frozen(channels);
            hours = List.copyOf(hours);
        }
    }

    /**
     * What the person bought, over the latest version of each order line; exact.
     *
     * @param spend net amount by currency
     * @param categories lines by category, at most 50, the most frequent first by count, then by name
     */
    public record Purchases(
            long orders,
            long lines,
            long firstOrderAt,
            long lastOrderAt,
            SortedMap<String, BigDecimal> spend,
            SortedMap<String, BigDecimal> refunds,
            SortedMap<String, Long> categories) {
        public Purchases {
            spend = frozen(spend);
            refunds = frozen(refunds);
            categories = frozen(categories);
        }
    }

    /** What the person told us: calls, complaints, answers (the latest of each question, at most 50). */
    public record Service(
            long calls, long callSeconds, long openComplaints, long closedComplaints, List<LatestAnswer> answers) {
        public Service {
            answers = List.copyOf(answers);
        }
    }

    /** The latest answer to a question. */
    public record LatestAnswer(String survey, String question, String kind, int score, long occurredAt) {}

    /**
     * Why two identifiers are one person.
     *
     * @param word the steward's word on the pair: empty, {@code must} or {@code never}
     */
    public record Link(
            ProfileIdentifier a,
            ProfileIdentifier b,
            long firstSeen,
            long lastSeen,
            String word,
            List<Evidence> evidence) {
        public Link {
            evidence = List.copyOf(evidence);
        }
    }

    /** A link that may not join, and why: {@code limit:NAMESPACE}, {@code never}, {@code ambiguous}. */
    public record RefusedLink(Link link, String reason) {}

    /** A message in which both ends of a link stood. */
    public record Evidence(String source, String channel, String messageId, long occurredAt) {}
}
