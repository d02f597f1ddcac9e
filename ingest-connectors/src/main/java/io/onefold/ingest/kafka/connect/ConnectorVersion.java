package io.onefold.ingest.kafka.connect;

import java.util.Objects;

/** The version of all our connectors, as Kafka Connect shows it. */
final class ConnectorVersion {
    static final String TEXT =
            Objects.requireNonNullElse(ConnectorVersion.class.getPackage().getImplementationVersion(), "0");

    private ConnectorVersion() {}
}
