package io.onefold.schemas;

/** What kind of call a touchpoint came by; the tracking API's seven, of which a file or a till uses {@link #TRACK}. */
public enum EventType {
    TRACK,
    IDENTIFY,
    PAGE,
    SCREEN,
    GROUP,
    ALIAS
}
