package io.onefold.app.command;

import io.onefold.app.config.Configuration;
import io.onefold.ingest.Source;
import io.onefold.ingest.files.FileImport;
import io.onefold.ingest.files.FileMapping;
import io.onefold.ingest.files.Progress;
import io.onefold.ingest.kafka.IngestRecords;
import io.onefold.ingest.kafka.KafkaMinuteLog;
import io.onefold.ingest.kafka.KafkaTouchpointSink;
import io.onefold.ingest.kafka.Publisher;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports files of one source, one after another. */
@Command(mixinStandardHelpOptions = true)
final class ImportFilesCommand implements Callable<Integer> {
    private static final int IN_FLIGHT_BYTES = 32 << 20;
    private static final int IN_FLIGHT_RECORDS = 5_000;

    private final ImportVerb verb;

    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files, one after another.")
    private List<Path> files = List.of();

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "The source whose files they are (default: store for store, web for events).")
    private @Nullable String sourceName;

    @Option(names = "--mapping", paramLabel = "FILE", description = "Which column is what: docs/file-imports.md.")
    private @Nullable Path mapping;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ImportFilesCommand(ImportVerb verb) {
        this.verb = verb;
    }

    @Override
    public Integer call() {
        Configuration configuration = options.read();
        Source source = source(configuration);
        FileMapping columns = new ImportMappings(configuration).of(source, verb, mapping);
        requireFiles();
        try (Cluster cluster = new Cluster(configuration);
                Publisher publisher = Publisher.connect(cluster.client(), IN_FLIGHT_BYTES)) {
            IngestRecords records = new IngestRecords(cluster.topics(), cluster.serdes());
            FileImport run = new FileImport(
                            new KafkaTouchpointSink(publisher, records),
                            Clock.systemUTC(),
                            configuration.data().resolve("imports"),
                            IN_FLIGHT_RECORDS)
                    .telling(new KafkaMinuteLog(publisher, records));
            for (Path file : files) {
                run.run(file, source, columns, this::show);
                spec.commandLine().getOut().println();
            }
            return ExitCode.OK;
        } catch (FileSystemException e) {
            throw new Refusal(
                    ExitCode.FAILED,
                    e.getFile() + " cannot be read (" + e.getClass().getSimpleName() + ").");
        } catch (IOException e) {
            throw new Refusal(ExitCode.FAILED, e.getMessage() + ".");
        } catch (KafkaException e) {
            throw Cluster.refusal(configuration, e);
        }
    }

    private Source source(Configuration configuration) {
        String name = sourceName == null ? verb.source() : sourceName;
        return configuration
                .sources()
                .named(name)
                .orElseThrow(() -> new Refusal(
                        ExitCode.USAGE,
                        "No source is named " + name + ". Name the one whose files they are with --source; there are "
                                + configuration.sources().all().stream()
                                        .map(Source::name)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private void requireFiles() {
        String missing = files.stream()
                .filter(file -> !Files.isRegularFile(file))
                .map(Path::toString)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty())
            throw new Refusal(ExitCode.USAGE, "Nothing was imported: no such file: " + missing + ".");
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
