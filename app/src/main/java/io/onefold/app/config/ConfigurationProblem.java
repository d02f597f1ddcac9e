package io.onefold.app.config;

/**
 * Something wrong with the configuration.
 *
 * @param where such as {@code onefold.yaml:12}, {@code ONEFOLD_BROKER_PORT} or {@code --set broker.port}
 * @param message what is wrong and what would be right
 */
public record ConfigurationProblem(String where, String message) {
    @Override
    public String toString() {
        return where + ": " + message;
    }
}
