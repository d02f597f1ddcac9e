package io.onefold.ingest.kafka.connect;

import io.onefold.ingest.connector.ConnectorFile;
import io.onefold.ingest.connector.Setup;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes what a connector is configured with at a worker: its description as it stands, and where the installation is.
 *
 * @param prefix what every topic's name begins with
 * @param registry settings of the schema registry's clients, {@code schema.registry.url} among them
 * @param bootstrap of the installation's brokers
 * @param folder for what connectors keep while they run; a path of the workers' machines
 */
public record ConnectorProperties(String prefix, Map<String, String> registry, String bootstrap, Path folder) {
    public ConnectorProperties {
        registry = Map.copyOf(registry);
    }

    /**
     * The properties of one.
     *
     * @param file that messages name it by
     * @param yaml its description, which holds references to credentials alone
     */
    public Map<String, String> of(String name, Setup setup, String file, String yaml) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("connector.class", FeedConnector.class.getName());
        properties.put("tasks.max", String.valueOf(setup instanceof Setup.Reading reading ? reading.maxShares() : 1));
        properties.put(ConnectorKeys.SOURCE, name);
        properties.put(ConnectorKeys.FILE, file);
        properties.put(ConnectorKeys.DESCRIPTION, yaml);
        properties.put(ConnectorKeys.PREFIX, prefix);
        properties.put(ConnectorKeys.FOLDER, folder.toString());
        properties.put(ConnectorKeys.BOOTSTRAP, bootstrap);
        registry.forEach((key, value) -> properties.put(ConnectorKeys.REGISTRY + key, value));
        // The worker's own provider reads them; asked for the configuration it shows no more than this.
        for (String variable : ConnectorFile.variables(yaml))
            properties.put(ConnectorKeys.VARIABLE + variable, ConnectorKeys.reference(variable));
        return properties;
    }
}
