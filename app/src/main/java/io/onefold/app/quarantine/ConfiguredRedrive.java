package io.onefold.app.quarantine;

import io.onefold.app.config.Configuration;
import io.onefold.app.config.DescribedConnector;
import io.onefold.ingest.connector.Again;
import io.onefold.ingest.connector.Secrets;
import io.onefold.ingest.files.LineAgain;
import io.onefold.ingest.files.MappingFile;
import io.onefold.ingest.redrive.Redrive;
import io.onefold.ingest.redrive.RedriveTarget;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A redrive by an installation's sources, connectors and mappings. */
public final class ConfiguredRedrive {
    private ConfiguredRedrive() {}

    /**
     * Made by today's configuration.
     *
     * @param mappings of sources for which the configuration names none, or another one; of sources that it has
     */
    public static Redrive of(Configuration configuration, Map<String, Path> mappings, RedriveTarget target) {
        Map<String, Again> agains = new HashMap<>();
        Secrets secrets = new Secrets(variable -> Optional.ofNullable(System.getenv(variable)));
        for (DescribedConnector each : configuration.connectors())
            each.connector()
                    .setup()
                    .again(each.connector().source(), secrets)
                    .ifPresent(again -> agains.put(each.name(), again));
        Map<String, Path> files = new HashMap<>(configuration.mappings());
        files.putAll(mappings);
        files.forEach((name, file) -> configuration
                .sources()
                .named(name)
                .ifPresent(source -> agains.put(name, new LineAgain(source, MappingFile.read(file)))));
        return new Redrive(configuration.sources(), agains, target);
    }
}
