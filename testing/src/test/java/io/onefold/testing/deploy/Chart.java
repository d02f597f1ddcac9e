package io.onefold.testing.deploy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Helm chart, as Helm itself reads and renders it. */
final class Chart {
    private final Path folder;

    /** @param project the folder of the whole project */
    Chart(Path project) {
        this.folder = project.resolve("deploy/helm/onefold");
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Files of values that the chart is tried with. */
    List<Path> valueSets() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("ci"))) {
            return files.filter(file -> file.toString().endsWith("-values.yaml"))
                    .sorted()
                    .toList();
        }
    }

    /** What is found wrong, warnings too. */
    LintResult lint() {
        return new Helm(folder).lint().strict().call();
    }

    /**
     * What a cluster would be given.
     *
     * @param settings beside the file, as by {@code --set}
     * @throws IllegalStateException with what Helm says, where the values will not do
     */
    Manifests template(Path values, Map<String, String> settings) {
        Path copy = forAnyCluster();
        try {
            return template(copy, values, settings);
        } finally {
            delete(copy);
        }
    }

    private static Manifests template(Path chart, Path values, Map<String, String> settings) {
        TemplateCommand command = new Helm(chart)
                .template()
                .withName("shop")
                .withNamespace("customers")
                .withValuesFile(values);
        settings.forEach(command::set);
        return Manifests.read(command.call());
    }

    /** The library stands for a cluster of version 1.20 and cannot be told of another; so the copy does not say which it wants. */
    private Path forAnyCluster() {
        try (Stream<Path> files = Files.walk(folder)) {
            Path copy = Files.createTempDirectory("onefold-chart");
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(folder.relativize(file));
                Files.createDirectories(to.resolveSibling("."));
                Files.copy(file, to);
            }
            Path about = copy.resolve("Chart.yaml");
            Files.writeString(about, Files.readString(about).replaceAll("(?m)^kubeVersion:.*$", ""));
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
