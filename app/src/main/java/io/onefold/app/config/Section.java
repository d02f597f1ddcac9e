package io.onefold.app.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Parts of onefold.yaml whose keys are the installation's own names. */
enum Section {
    SOURCES("sources", "The systems that touchpoints come from, by name."),
    SURVIVORSHIP("survivorship", "Which of all values of a trait is the profile's, by trait."),
    KAFKA(
            "kafka",
            "Properties of Kafka's own clients, by Kafka's own names: `security.protocol`, `sasl.jaas.config`, `ssl.truststore.location`, …"
                    + " From the environment: `ONEFOLD_KAFKA_SECURITY_PROTOCOL`.");

    private final String key;
    private final String about;

    Section(String key, String about) {
        this.key = key;
        this.about = about;
    }

    static Optional<Section> of(String key) {
        return Arrays.stream(values()).filter(s -> s.key.equals(key)).findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Section::key).toList();
    }

    String key() {
        return key;
    }

    String about() {
        return about;
    }
}
