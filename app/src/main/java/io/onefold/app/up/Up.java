package io.onefold.app.up;

import io.onefold.app.config.Configuration;
import io.onefold.app.local.Installation;
import java.io.PrintWriter;

/** A whole installation on this machine. */
public final class Up {
    private final Configuration configuration;
    private final Installation installation;
    private final PrintWriter out;

    /** @param out what happens is told here */
    public Up(Configuration configuration, Installation installation, PrintWriter out) {
        this.configuration = configuration;
        this.installation = installation;
        this.out = out;
    }

    /**
     * Starts everything, waits for the signal to stop or for a part to fail, and stops everything.
     *
     * @return false where a part failed while running
     * @throws StageException or a {@link io.onefold.app.local.LocalStartException} where a part did not start
     */
    public boolean run() throws InterruptedException {
        try (StopSignal stop = StopSignal.install()) {
            long begun = System.nanoTime();
            Sequence sequence = new Sequence(out);
            out.println("Onefold is starting.");
            try {
                sequence.start(new Assembly(configuration, installation, stop::fail).stages());
                out.printf("Ready after %.1f s. Ctrl-C stops it.%n", (System.nanoTime() - begun) / 1e9);
                out.flush();
                stop.await();
            } catch (InterruptedException e) {
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
