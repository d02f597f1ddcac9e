package io.onefold.testing.deploy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The services of a compose file, with what they share filled in. */
final class ComposeFile {
    private final Map<?, ?> services;

    private ComposeFile(Map<?, ?> services) {
        this.services = services;
    }

    static ComposeFile read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            Map<?, ?> whole = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return new ComposeFile((Map<?, ?>) whole.get("services"));
        }
    }

    /** By its digest alone: Testcontainers reads either that or a tag. */
    String image(String service) {
        return ((String) service(service).get("image")).replaceFirst(":[^:@]+@", "@");
    }

    /** Of all services that have one, as they stand. */
    List<String> images() {
        return services.values().stream()
                .map(service -> ((Map<?, ?>) service).get("image"))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList();
    }

    Map<String, String> environment(String service) {
        Map<String, String> environment = new LinkedHashMap<>();
        ((Map<?, ?>) service(service).get("environment"))
                .forEach((name, value) -> environment.put(name.toString(), value.toString()));
        return environment;
    }

    /** What is said of one, as it stands. */
    Map<?, ?> service(String name) {
        return (Map<?, ?>) services.get(name);
    }
}
