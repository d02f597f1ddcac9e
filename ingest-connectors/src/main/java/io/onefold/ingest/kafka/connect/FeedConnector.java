package io.onefold.ingest.kafka.connect;

import io.onefold.ingest.description.InvalidDescriptionException;
import io.onefold.ingest.feed.Opening.Share;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/** A source that is read, as a connector. */
public final class FeedConnector extends SourceConnector {
    private static final ConfigDef KEYS = new ConfigDef()
            .define(ConnectorKeys.SOURCE, ConfigDef.Type.STRING, Importance.HIGH, "The source's name.")
            .define(ConnectorKeys.DESCRIPTION, ConfigDef.Type.STRING, Importance.HIGH, "Its description, in YAML.")
            .define(
                    ConnectorKeys.FILE,
                    ConfigDef.Type.STRING,
                    Importance.LOW,
                    "The file that it stood in, for messages.")
            .define(
                    ConnectorKeys.FOLDER,
                    ConfigDef.Type.STRING,
                    Importance.MEDIUM,
                    "A folder for what tasks keep while they run.")
            .define(
                    ConnectorKeys.BOOTSTRAP,
                    ConfigDef.Type.STRING,
                    "",
                    Importance.MEDIUM,
                    "Where the installation's brokers are, for captures that keep what tables were like.")
            .define(
                    ConnectorKeys.PREFIX,
                    ConfigDef.Type.STRING,
                    "",
                    Importance.MEDIUM,
                    "What every topic's name begins with.");

    private ConnectorKeys keys = new ConnectorKeys(Map.of());

    /** As Kafka Connect makes it. */
    public FeedConnector() {}

    @Override
    public void start(Map<String, String> properties) {
        keys = new ConnectorKeys(properties);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return FeedTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int most) {
        int shares = Math.min(most, keys.maxShares());
        return IntStream.range(0, shares)
                .mapToObj(index -> keys.with(new Share(index, shares)))
                .toList();
    }

    @Override
    public void stop() {}

    @Override
    public ConfigDef config() {
        return KEYS;
    }

    /** Names all that is wrong with the description. */
    @Override
    public Config validate(Map<String, String> properties) {
        Config checked = super.validate(properties);
        for (ConfigValue value : checked.configValues())
            if (value.name().equals(ConnectorKeys.DESCRIPTION)
                    && value.errorMessages().isEmpty()) addProblems(new ConnectorKeys(properties), value);
        return checked;
    }

    private static void addProblems(ConnectorKeys keys, ConfigValue value) {
        try {
            int unused = keys.maxShares();
        } catch (InvalidDescriptionException e) {
            e.problems().forEach(problem -> value.addErrorMessage(problem.toString()));
        } catch (IllegalArgumentException | NullPointerException e) {
            value.addErrorMessage(String.valueOf(e.getMessage()));
        }
    }

    /** Positions and records are written in one transaction, where the worker is set up for it. */
    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> properties) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    @Override
    public ConnectorTransactionBoundaries canDefineTransactionBoundaries(Map<String, String> properties) {
        return ConnectorTransactionBoundaries.UNSUPPORTED;
    }

    @Override
    public String version() {
        return ConnectorVersion.TEXT;
    }
}
