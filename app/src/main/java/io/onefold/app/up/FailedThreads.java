package io.onefold.app.up;

import java.io.PrintWriter;
import java.lang.Thread.UncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What nobody caught, which ends a thread: all of it goes to the log, the terminal gets one line. */
final class FailedThreads implements UncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailedThreads.class);

    private final PrintWriter out;
    private final String log;

    /** @param log where the log is, for people */
    FailedThreads(PrintWriter out, String log) {
        this.out = out;
        this.log = log;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        LOG.error("event=thread-failed thread={}", thread.getName(), failure);
        out.printf(
                "A thread failed (%s: %s); where it can be, it is replaced. The log says why: %s%n",
                thread.getName(), failure.getClass().getSimpleName(), log);
        out.flush();
    }
}
