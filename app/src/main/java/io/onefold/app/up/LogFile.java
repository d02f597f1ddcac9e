package io.onefold.app.up;

import io.onefold.app.config.Configuration;

/** Where a long-running verb logs to, so that the screen is left to what it tells people. */
public final class LogFile {
    private LogFile() {}

    /** To be called before the first logger exists; two processes never share a file. */
    public static void use(Configuration configuration, String name) {
        System.setProperty(
                "onefold.log",
                configuration.data().resolve("logs").resolve(name).toString());
        System.setProperty("logback.configurationFile", "file-logback.xml");
    }
}
