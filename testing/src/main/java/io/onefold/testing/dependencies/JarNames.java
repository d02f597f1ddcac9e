package io.onefold.testing.dependencies;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Finds out which jar of Maven's a file of the product is. */
final class JarNames {
    private static final Set<String> MADE_UP =
            Set.of("quarkus-run.jar", "generated-bytecode.jar", "transformed-bytecode.jar");

    private final Map<String, Coordinates> ofRegistry = new HashMap<>();
    private final Map<String, Coordinates> ofRepository = new HashMap<>();
    private final Coordinates registry;

    /**
     * Reads the registry's own list, and the names of all jars in a local repository.
     *
     * @param home of the product
     */
    JarNames(Path home, Path repository) throws IOException {
        for (String line : Files.readAllLines(home.resolve("registry/quarkus-app-dependencies.txt"))) {
            String[] parts = line.strip().split(":");
            if (parts.length < 5) continue;
            Coordinates found = new Coordinates(parts[0], parts[1], parts[4], parts[2]);
            ofRegistry.put(found.group() + "." + found.fileName(), found);
        }
        try (Stream<Path> files = Files.list(home.resolve("registry/app"))) {
            String name = files.findFirst().orElseThrow().getFileName().toString();
            String artifact = "apicurio-registry-app";
            registry = new Coordinates(
                    "io.apicurio", artifact, name.substring(artifact.length() + 1, name.length() - ".jar".length()));
        }
        try (Stream<Path> files = Files.walk(repository)) {
            files.filter(file -> file.toString().endsWith(".jar")).forEach(file -> addStored(repository, file));
        }
    }

    private void addStored(Path repository, Path file) {
        Path place = repository.relativize(file);
        int count = place.getNameCount();
        if (count < 4) return;
        String artifact = place.getName(count - 3).toString();
        String version = place.getName(count - 2).toString();
        String group = place.subpath(0, count - 3).toString().replace('/', '.');
        String name = file.getFileName().toString();
        String begin = artifact + "-" + version;
        if (!name.startsWith(begin)) return;
        String rest = name.substring(begin.length(), name.length() - ".jar".length());
        String classifier = rest.startsWith("-") ? rest.substring(1) : "";
        ofRepository.put(name, new Coordinates(group, artifact, version, classifier));
    }

    /** The jar's coordinates. */
    Coordinates of(PackedJar jar) throws IOException {
        if (!jar.isForeign()) return embedded(jar);
        if (isPartOfRegistry(jar)) return registry;
        @Nullable
        Coordinates found = jar.folder().equals("registry") ? ofRegistry.get(jar.name()) : ofRepository.get(jar.name());
        if (found == null)
            throw new IOException("nothing says which artifact " + jar.folder() + "/" + jar.name()
                    + " is: neither Maven's local repository nor the registry's own list has it");
        return found;
    }

    /** Whether the file is the artifact as it was published, and all of it. */
    boolean isWhole(PackedJar jar) {
        return jar.isForeign() && !isPartOfRegistry(jar);
    }

    /** The registry's program is several files, some of which its own build made up. */
    private boolean isPartOfRegistry(PackedJar jar) {
        return jar.folder().equals("registry")
                && (MADE_UP.contains(jar.name()) || jar.name().equals(registry.fileName()));
    }

    /** Of the one whose classes are packed anew, which keeps what it says about itself. */
    private static Coordinates embedded(PackedJar jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.file().toFile())) {
            ZipEntry entry = zip.stream()
                    .filter(each -> each.getName().startsWith("META-INF/maven/io.confluent/")
                            && each.getName().endsWith("/pom.properties"))
                    .findFirst()
                    .orElseThrow();
            Properties said = new Properties();
            try (InputStream in = zip.getInputStream(entry)) {
                said.load(in);
            }
            return new Coordinates(
                    said.getProperty("groupId"), said.getProperty("artifactId"), said.getProperty("version"));
        }
    }
}
