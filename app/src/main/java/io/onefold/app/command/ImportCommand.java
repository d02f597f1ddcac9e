package io.onefold.app.command;

import io.onefold.app.config.Configuration;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.ingest.Source;
import io.onefold.ingest.files.FileImport;
import io.onefold.ingest.files.FileMapping;
import io.onefold.ingest.files.MappingFile;
import io.onefold.ingest.files.Progress;
import io.onefold.ingest.kafka.KafkaTouchpointSink;
import io.onefold.ingest.kafka.Publisher;
import io.onefold.schemas.serde.Registry;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports files into a running installation. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Imports files of a source: CSV or JSON lines, also gzipped.",
            "The same file again changes nothing, and an interrupted import goes on where it was."
        })
final class ImportCommand implements Callable<Integer> {
    private static final int IN_FLIGHT_BYTES = 32 << 20;
    private static final int IN_FLIGHT_RECORDS = 5_000;

    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Parameters(index = "0", paramLabel = "SOURCE", description = "A source of the configuration, such as store.")
    private String sourceName = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Files, one after another.")
    private List<Path> files = List.of();

    @Option(
            names = "--mapping",
            required = true,
            paramLabel = "FILE",
            description = "Which column is what: docs/file-imports.md.")
    private Path mapping = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Configuration configuration = options.read();
        Source source = configuration
                .sources()
                .named(sourceName)
                .orElseThrow(() -> new Refusal(ExitCode.USAGE, "No source is named " + sourceName + "."));
        FileMapping columns = MappingFile.read(mapping);
        Topics topics = configuration.topics().topics();
        Map<String, Object> registered = new HashMap<>(configuration.kafka());
        registered.put("schema.registry.url", configuration.servers().registryUrl());
        try (Registry registry = Registry.connect(registered);
                Publisher publisher = Publisher.connect(KafkaProperties.of(configuration), IN_FLIGHT_BYTES)) {
            FileImport run = new FileImport(
                    new KafkaTouchpointSink(publisher, topics, new TopicSerdes(registry, topics)),
                    Clock.systemUTC(),
                    configuration.data().resolve("imports"),
                    IN_FLIGHT_RECORDS);
            for (Path file : files) {
                run.run(file, source, columns, this::show);
                spec.commandLine().getOut().println();
            }
            return ExitCode.OK;
        }
    }

    private void show(Progress.Step step) {
        OptionalLong left = step.remainingSeconds();
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "\r%s: %d %%, %d lines, %d stored, %d quarantined, %d/s, %s left   ",
                step.file(),
                step.percent(),
                step.lines(),
                step.stored(),
                step.quarantined(),
                step.linesPerSecond(),
                left.isPresent() ? left.getAsLong() + " s" : "?");
        out.flush();
    }
}
