package io.onefold.app.kafka;

import io.onefold.app.config.Configuration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/** What every Kafka client of an installation is made with. */
public final class KafkaProperties {
    private KafkaProperties() {}

    /** A new map: the configuration's own properties and where the brokers are. */
    public static Map<String, Object> of(Configuration configuration) {
        Map<String, Object> properties = new HashMap<>(configuration.kafka());
        properties.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                configuration.servers().bootstrap());
        return properties;
    }
}
