package io.onefold.app.console.operations;

import io.onefold.app.connectors.ConnectClient;
import io.onefold.app.connectors.ConnectRefusalException;
import io.onefold.app.connectors.ConnectorState;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** The connectors as their workers see them, asked for at most every second. Thread-safe. */
public final class ConnectorsView {
    private final ConnectClient workers;
    private final String url;
    private final boolean areRead;
    private volatile Seen latest = new Seen(List.of(), "");

    /**
     * What was seen.
     *
     * @param problem why the workers could not be asked, in words; empty where they could
     */
    public record Seen(List<ConnectorState> connectors, String problem) {
        public Seen {
            connectors = List.copyOf(connectors);
        }
    }

    /** What is done with a connector. */
    public enum Order {
        PAUSE,
        RESUME,
        RESTART
    }

    /**
     * @param workers stays the caller's to close
     * @param areRead whether there are any; where not, nobody is asked
     */
    public ConnectorsView(ConnectClient workers, String url, boolean areRead) {
        this.workers = workers;
        this.url = url;
        this.areRead = areRead;
    }

    /** Looks once. */
    public void look() throws InterruptedException {
        if (!areRead) return;
        try {
            List<ConnectorState> states = workers.states().stream()
                    .sorted(Comparator.comparing(ConnectorState::name))
                    .toList();
            latest = new Seen(states, "");
        } catch (IOException e) {
            latest = new Seen(
                    latest.connectors(),
                    "No Kafka Connect worker answers at " + url
                            + ": is it running? connectors.url says where it is looked for.");
        }
    }

    /** What was seen last. */
    public Seen latest() {
        return latest;
    }

    /**
     * Does something with one.
     *
     * @throws ConnectRefusalException where the workers would not
     */
    public void order(Order order, String name) throws IOException, InterruptedException {
        switch (order) {
            case PAUSE -> workers.pause(name);
            case RESUME -> workers.resume(name);
            case RESTART -> workers.restart(name);
        }
    }
}
