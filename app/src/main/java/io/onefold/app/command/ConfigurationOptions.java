package io.onefold.app.command;

import io.onefold.app.config.Configuration;
import io.onefold.app.config.ConfigurationReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every verb has: where the configuration is, and what is to be different. */
final class ConfigurationOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file (default: onefold.yaml if it is there).")
    @Nullable
    Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any setting of docs/configuration.md; may be repeated.")
    Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--data", paramLabel = "FOLDER", description = "Where everything is kept (default: ./data).")
    @Nullable
    String data;

    @Option(names = "--bootstrap", paramLabel = "HOST:PORT", description = "Kafka brokers that already run.")
    @Nullable
    String bootstrap;

    @Option(names = "--registry", paramLabel = "URL", description = "A schema registry that already runs.")
    @Nullable
    String registry;

    @Option(names = "--server", paramLabel = "URL", description = "The query API of a running installation.")
    @Nullable
    String server;

    /** The configuration with these options. */
    Configuration read() {
        return read(Map.of());
    }

    /** The same with more settings, by key, that a verb has options of its own for. */
    Configuration read(Map<String, String> more) {
        Map<String, String> flags = new LinkedHashMap<>(settings);
        flags.putAll(more);
        put(flags, "data", data);
        put(flags, "bootstrap", bootstrap);
        put(flags, "registry.url", registry);
        put(flags, "server", server);
        return new ConfigurationReader(System.getenv()).read(file, flags);
    }

    /** Files and folders that the configuration is written in, as far as they are there: that of {@code --config}, and those it names. */
    List<Path> written() {
        Configuration read = read();
        List<Path> written = new ArrayList<>();
        written.add(file != null ? file : ConfigurationReader.DEFAULT_FILE);
        written.addAll(read.files());
        return written.stream().filter(Files::exists).toList();
    }

    private static void put(Map<String, String> flags, String key, @Nullable String value) {
        if (value != null) flags.put(key, value);
    }
}
