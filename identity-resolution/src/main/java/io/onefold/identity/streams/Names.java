package io.onefold.identity.streams;

/** Names of processors, stores and headers. They name state and changelogs, so they are for ever. */
public final class Names {
    /** The timeline's store; its changelog is the log of record. */
    public static final String TIMELINE = "timeline";

    /** A header of a redriven record; any value. */
    public static final String REDRIVEN_HEADER = "onefold-redriven";

    /** A header of a record that says nothing and is passed over; any value. It is there so that the broker closes a file. */
    public static final String NOTHING_HEADER = "onefold-nothing";

    /** A header of what a rebuild feeds to the observations, past the stage that counts what is received; any value. */
    public static final String REBUILT_HEADER = "onefold-rebuilt";

    /** A header of a published profile, and of all that a subscriber gets: the as-of time of its windows, UTC milliseconds in decimal. */
    public static final String AS_OF_HEADER = "onefold-as-of";

    /** A header of what a subscriber gets: its name. */
    static final String SUBSCRIBER_HEADER = "onefold-subscriber";

    /** A header of a published profile: the version of what was learned from all customers, in decimal; none where nothing was. */
    public static final String POPULATION_HEADER = "onefold-population";

    static final String FOREST = "forest";
    static final String NORMALISE_COUNTS = "normalise-counts";
    static final String IDENTITY_COUNTS = "identity-counts";
    static final String TOUCHPOINTS = "touchpoints";
    static final String NORMALISE = "normalise";
    static final String TO_OBSERVATIONS = "to-observations";
    static final String TO_QUARANTINE = "to-quarantine";
    static final String NORMALISE_ACCOUNTING = "normalise-accounting";
    static final String OBSERVATIONS = "observations";
    static final String LINKS = "identity-links";
    static final String IDENTITY = "identity";
    static final String TO_LINKS = "to-identity-links";
    static final String TO_PROFILES = "to-customer-profiles";
    static final String TO_INDEX = "to-profile-index";
    static final String TO_CHANGES = "to-profile-changes";
    static final String TO_MEMBERSHIPS = "to-segment-memberships";
    static final String TO_SUBSCRIBERS = "to-subscribers";
    static final String IDENTITY_ACCOUNTING = "identity-accounting";

    private Names() {}

    /** The topic that the timeline's rows stand on. */
    public static String timelineChangelog(String applicationId) {
        return applicationId + "-" + TIMELINE + "-changelog";
    }
}
