package io.onefold.app.config;

import io.onefold.app.sample.systems.SampleSystems;
import io.onefold.ingest.connector.Connector;
import io.onefold.ingest.connector.ConnectorFile;
import io.onefold.ingest.connector.Kinds;
import io.onefold.ingest.description.InvalidDescriptionException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads every connector in a folder. */
final class ConnectorsFolder {
    private final RawConfiguration raw;
    private final ConnectorFile reader = new ConnectorFile(Kinds.ALL);

    private ConnectorsFolder(RawConfiguration raw) {
        this.raw = raw;
    }

    /**
     * The connectors by the order of their names; none where there is no such folder. While the sample company runs, its own
     * and no others: to try something out must not read what is real.
     */
    static List<DescribedConnector> read(RawConfiguration raw, Path data) {
        Path samples = SampleSystems.descriptions(Configuration.company(data));
        return new ConnectorsFolder(raw)
                .read(Files.isDirectory(samples) ? samples : raw.get(Setting.CONNECTORS, Path.class));
    }

    private List<DescribedConnector> read(Path folder) {
        List<DescribedConnector> connectors = new ArrayList<>();
        if (!Files.isDirectory(folder)) return connectors;
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + ConnectorFile.ENDING)) {
            found.forEach(files::add);
        } catch (IOException e) {
            raw.problem(folder.toString(), "cannot be read (" + e.getClass().getSimpleName() + ")");
        }
        files.stream().sorted().forEach(file -> add(file, connectors));
        return connectors;
    }

    private void add(Path file, List<DescribedConnector> connectors) {
        try {
            String yaml = Files.readString(file);
            Connector connector = reader.parse(ConnectorFile.name(file), file.toString(), yaml);
            connectors.add(new DescribedConnector(connector, file, yaml));
        } catch (InvalidDescriptionException e) {
            e.problems()
                    .forEach(problem -> raw.problem(
                            problem.place(),
                            (problem.key().isEmpty() ? "" : problem.key() + ": ") + problem.message()));
        } catch (IOException e) {
            raw.problem(file.toString(), "cannot be read (" + e.getClass().getSimpleName() + "); save it as UTF-8");
        }
    }
}
