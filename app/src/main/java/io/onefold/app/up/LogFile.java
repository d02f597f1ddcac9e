package io.onefold.app.up;

import io.onefold.app.config.Configuration;
import io.onefold.app.config.LogFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Where a long-running verb logs to, so that the screen is left to what it tells people. */
public final class LogFile {
    private LogFile() {}

    /**
     * To be called before the first logger exists; two processes never share a file.
     *
     * @param out is told in a line of a thread that failed
     */
    public static void use(Configuration configuration, String name, PrintWriter out) {
        try {
            DataFolder.make(configuration.data());
        } catch (IOException e) {
            out.println(configuration.data() + " cannot be made: " + e.getMessage());
        }
        Path log = configuration.data().resolve("logs").resolve(name);
        System.setProperty("onefold.log", log.toString());
        System.setProperty(LogFormat.PROPERTY, configuration.logging().property());
        System.setProperty("logback.configurationFile", "file-logback.xml");
        Thread.setDefaultUncaughtExceptionHandler(new FailedThreads(out, log + ".log"));
    }
}
