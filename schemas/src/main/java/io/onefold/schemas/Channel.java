package io.onefold.schemas;

import java.util.Locale;

/** Where a company met its customer. Each channel has a topic and an Avro subject of its own. */
public enum Channel {
    WEB,
    APP,
    STORE,
    SOCIAL,
    CALL_CENTRE,
    SURVEY,
    MEMBER;

    /** The channel's name in topics, profiles and metrics, such as {@code call-centre}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
