package io.onefold.profile.store;

import java.nio.charset.StandardCharsets;

/** The column families. */
enum Family {
    /** The layout's version, and the position in each partition. */
    META("default"),
    /** Profile id to profile. */
    PROFILES("profiles"),
    /** Identifier to profile id. */
    INDEX("index"),
    /** Profile id and identifier, the index the other way round. */
    MEMBERS("members"),
    /** Each id ever published to its naming identifier and that one's erasure. */
    PUBLISHED_IDS("published-ids"),
    /** Messages by anchor, then newest first. */
    TIMELINE("timeline"),
    /** A timeline row's key to its event time: where in {@link #TIMELINE} it stands. */
    ROW_TIMES("row-times"),
    /** Commands and residues, as the log of record has them. */
    WORDS("words"),
    /** Identifier and the key of a row of another's timeline that names it, to the row's time. */
    MENTIONS("mentions");

    private final String label;

    Family(String label) {
        this.label = label;
    }

    byte[] label() {
        return label.getBytes(StandardCharsets.UTF_8);
    }
}
