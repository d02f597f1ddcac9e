package io.onefold.app.config;

import java.util.Locale;

/** How the lines of log files are written. */
public enum LogFormat {
    /** For people. */
    TEXT,
    /** An object a line, for programs. */
    JSON;

    /** The system property that says it to logback, in this process and those that it starts. */
    public static final String PROPERTY = "onefold.log.format";

    /** That property's value. */
    public String property() {
        return name().toLowerCase(Locale.ROOT);
    }
}
