package io.onefold.app.config;

import io.onefold.ingest.connector.Connector;
import io.onefold.ingest.connector.Setup;
import java.nio.file.Path;

/**
 * A connector and the text that describes it.
 *
 * @param yaml with references to credentials, never with credentials
 */
public record DescribedConnector(Connector connector, Path file, String yaml) {
    /** The source's name, which is the connector's at its worker too. */
    public String name() {
        return connector.source().name();
    }

    /** Whether a worker reads it; otherwise it calls the collector. */
    public boolean isRead() {
        return !(connector.setup() instanceof Setup.Called);
    }
}
