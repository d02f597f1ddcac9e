package io.onefold.app.local;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Properties of Kafka's and the registry's clients that hold a secret. A worker of Kafka Connect shows the configuration of its connectors to
 * whoever asks, and keeps it on a topic; so there a reference stands for a secret, to a variable of the worker.
 */
public final class SecretProperties {
    private SecretProperties() {}

    /** The same properties, with references for secrets, as the worker's provider of variables reads them. */
    public static Map<String, String> referenced(Map<String, String> properties) {
        Map<String, String> referenced = new TreeMap<>(properties);
        referenced.replaceAll((key, value) -> isSecret(key) ? "${env:" + variable(key) + "}" : value);
        return referenced;
    }

    /** The secrets, by the variable that each is referred to by. It is the one that also sets the property. */
    static Map<String, String> variables(Map<String, String> properties) {
        Map<String, String> variables = new HashMap<>();
        properties.forEach((key, value) -> {
            if (isSecret(key)) variables.put(variable(key), value);
        });
        return variables;
    }

    private static String variable(String key) {
        return "ONEFOLD_KAFKA_" + key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private static boolean isSecret(String key) {
        return key.endsWith("password")
                || key.endsWith("jaas.config")
                || key.endsWith("user.info")
                || key.endsWith("secret")
                || key.endsWith("auth.token")
                || key.endsWith("keystore.key");
    }
}
