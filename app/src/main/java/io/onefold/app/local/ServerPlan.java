package io.onefold.app.local;

import java.time.Duration;
import java.util.Map;

/**
 * How a server is started.
 *
 * @param ports that it listens on, each with the configuration key it comes from
 * @param start how long it may take until it serves
 * @param stop how long it may take to end in order
 */
record ServerPlan(ChildCommand command, Map<Integer, String> ports, Duration start, Duration stop) {
    /**
     * Starts it and returns once it serves.
     *
     * @param address what clients are given to find it
     * @throws LocalStartException naming a taken port, or with the end of the server's log
     */
    LocalServer start(String address, Readiness readiness) {
        ChildProcess.awaitPredecessor(command);
        ports.forEach(Loopback::requireFree);
        ChildProcess child = ChildProcess.start(command);
        try {
            child.awaitReady(readiness, start);
            return new LocalServer(address, child, stop);
        } catch (LocalStartException e) {
            child.stop(stop);
            throw e;
        }
    }
}
