package io.onefold.app.up;

import io.onefold.app.config.Configuration;
import io.onefold.app.local.Installation;
import java.io.PrintWriter;
import org.apache.kafka.common.errors.InterruptException;

/** A whole installation on this machine. */
public final class Up {
    private final Configuration configuration;
    private final Installation installation;
    private final PrintWriter out;
    private final WhenReady whenReady;

    /** What is done once everything runs. */
    @FunctionalInterface
    public interface WhenReady {
        /** Nothing: runs until told to stop. */
        WhenReady NOTHING = () -> Next.STAY;

        /** Does it; may be interrupted by the signal to stop. */
        Next run() throws InterruptedException;
    }

    /** What follows {@link WhenReady}. */
    public enum Next {
        /** Run until told to stop. */
        STAY,
        /** Stop; all went well. */
        STOP,
        /** Stop; something did not. */
        FAIL
    }

    /** @param out what happens is told here */
    public Up(Configuration configuration, Installation installation, PrintWriter out, WhenReady whenReady) {
        this.configuration = configuration;
        this.installation = installation;
        this.out = out;
        this.whenReady = whenReady;
    }

    /**
     * Starts everything, waits for the signal to stop or for a part to fail, and stops everything.
     *
     * @return false where a part failed while running
     * @throws StageException or a {@link io.onefold.app.local.LocalStartException} where a part did not start
     */
    public boolean run() throws InterruptedException {
        try (StopSignal stop = StopSignal.install(0)) {
            long begun = System.nanoTime();
            Sequence sequence = new Sequence(out);
            out.println("Onefold is starting.");
            try {
                Assembly assembly = new Assembly(configuration, installation, stop::fail);
                sequence.start(assembly.stages());
                sequence.awaitReady(assembly.catchingUp());
                out.printf(
                        "Ready after %.1f s. The console is at %s/ in your browser. Ctrl-C stops it.%n",
                        (System.nanoTime() - begun) / 1e9, configuration.api().url());
                out.flush();
                switch (whenReady.run()) {
                    case STAY -> stop.await();
                    case STOP -> {}
                    case FAIL -> stop.fail("what was to be done has failed");
                }
            } catch (InterruptedException | InterruptException e) {
                if (!stop.requested()) throw e;
            } finally {
                stop.stopping();
                out.println();
                out.println(stop.failure().isEmpty() ? "Stopping." : "Stopping, since " + stop.failure() + ".");
                sequence.stop();
            }
            return stop.failure().isEmpty();
        }
    }
}
