package io.onefold.app.up;

import io.onefold.app.config.Configuration;
import io.onefold.app.config.DescribedConnector;
import io.onefold.app.connectors.ConnectClient;
import io.onefold.app.connectors.ConnectorRequests;
import java.io.IOException;
import java.util.Map;

/** Tells the workers of an installation's own Kafka Connect of the connectors. */
final class ConnectorsStage implements Stage {
    private final Configuration configuration;
    private volatile boolean told;

    ConnectorsStage(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public String name() {
        return "connectors";
    }

    @Override
    public String start() throws InterruptedException {
        String url = configuration.servers().connectUrl();
        try (ConnectClient workers = new ConnectClient(url)) {
            for (Map.Entry<String, Map<String, String>> connector :
                    new ConnectorRequests(configuration).properties().entrySet())
                workers.configure(connector.getKey(), connector.getValue());
        } catch (IOException e) {
            throw new StageException("the Kafka Connect workers at " + url + " cannot be used: " + e.getMessage(), e);
        }
        told = true;
        return url;
    }

    /** The workers go on: they are not ours. */
    @Override
    public void stop() {
        told = false;
    }

    @Override
    public Health health() {
        return told ? Health.READY : Health.DOWN;
    }

    /** Whether a worker is needed. */
    static boolean areRead(Configuration configuration) {
        return configuration.connectors().stream().anyMatch(DescribedConnector::isRead);
    }
}
