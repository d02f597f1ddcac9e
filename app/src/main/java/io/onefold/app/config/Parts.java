package io.onefold.app.config;

import java.util.Locale;

/** Which parts of an installation an instance runs. */
public enum Parts {
    /** Everything. */
    ALL,
    /** The collector and what it takes to look after it. It has no state, so any number of them may come and go. */
    COLLECTOR;

    /** As it is written. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
