package io.onefold.app.command;

/** What can be watched as it is published. */
enum TailTopic {
    PROFILES,
    CHANGES,
    SEGMENTS,
    QUARANTINE,
    CONSOLE
}
