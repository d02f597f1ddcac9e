package io.onefold.app.command;

import io.onefold.app.audit.AtRest;
import io.onefold.app.audit.CommittedTopic;
import io.onefold.app.audit.ProgressLine;
import io.onefold.app.config.Configuration;
import io.onefold.app.conformance.CheckedTopic;
import io.onefold.app.conformance.ConformanceCheck;
import io.onefold.app.conformance.ConformanceReport;
import io.onefold.app.conformance.Export;
import io.onefold.app.conformance.InvalidExportException;
import io.onefold.app.conformance.QueryApiException;
import io.onefold.identity.rules.DidYouMean;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Holds a published topic, and what a tool made of it, to the contract. */
@Command(
        name = "conformance",
        mixinStandardHelpOptions = true,
        description = {
            "Reads a topic of profiles as a subscriber does and holds it against the change feed, the memberships of segments and the query API;"
                    + " a subscriber's topic against what its definition allows. With --exported, compares what a tool has with it too.",
            "Exits 0 if all is equal, 1 on any difference, 3 when messages are still in flight."
        })
final class ConformanceCommand implements Callable<Integer> {
    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Option(
            names = "--topic",
            required = true,
            paramLabel = "NAME",
            description = "customer-profiles, or subscriber.NAME; with the prefix where there is one.")
    private String topic = "";

    @Option(
            names = "--exported",
            paramLabel = "FILE",
            description =
                    "What a tool has: a line of JSON a profile, with profileId and any of its fields, as the query API writes them.")
    @Nullable
    private Path exported;

    @Option(names = "--ids-only", description = "Each line of the export is a profile id and nothing else.")
    private boolean idsOnly;

    @Option(names = "--wait", paramLabel = "SECONDS", description = "How long to wait for rest (default: 60).")
    private int seconds = 60;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = options.read();
        CheckedTopic checked = named(configuration);
        Optional<Export> export = export();
        PrintWriter out = spec.commandLine().getOut();
        try {
            Optional<ConformanceReport> report = check(configuration, checked, export, out);
            if (report.isEmpty()) {
                out.println("Not at rest within " + seconds + " s: messages are still in flight.");
                return ExitCode.NOT_AT_REST;
            }
            report.get().lines().forEach(out::println);
            return report.get().isConformant() ? ExitCode.OK : ExitCode.FAILED;
        } catch (KafkaException e) {
            throw Cluster.refusal(configuration, e);
        } catch (InvalidExportException e) {
            throw new Refusal(ExitCode.USAGE, String.valueOf(e.getMessage()));
        } catch (QueryApiException e) {
            throw new Refusal(
                    e.isUnreachable() ? ExitCode.UNREACHABLE : ExitCode.FAILED, String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            throw new Refusal(
                    ExitCode.FAILED,
                    "The check sorts below " + configuration.data()
                            + ", which cannot be written, or the export cannot be read: " + e.getMessage());
        }
    }

    private CheckedTopic named(Configuration configuration) {
        List<String> names =
                CheckedTopic.of(configuration).stream().map(CheckedTopic::name).toList();
        return CheckedTopic.named(configuration, topic)
                .orElseThrow(() -> new Refusal(
                        ExitCode.USAGE,
                        "No topic of profiles is called " + topic + "." + DidYouMean.suggest(topic, names)
                                + " There are " + String.join(", ", names) + "."));
    }

    private Optional<Export> export() {
        if (exported == null) {
            if (idsOnly)
                throw new Refusal(ExitCode.USAGE, "--ids-only says how to read a file: name it with --exported.");
            return Optional.empty();
        }
        if (!Files.isReadable(exported))
            throw new Refusal(ExitCode.USAGE, "There is no file " + exported + " that can be read.");
        return Optional.of(new Export(exported, idsOnly));
    }

    private Optional<ConformanceReport> check(
            Configuration configuration, CheckedTopic checked, Optional<Export> export, PrintWriter out)
            throws InterruptedException {
        try (Cluster cluster = new Cluster(configuration);
                Admin admin = Admin.create(cluster.client());
                ProgressLine progress = new ProgressLine(out)) {
            ConformanceCheck.Installation installation = new ConformanceCheck.Installation(
                    new CommittedTopic(cluster.client()),
                    cluster.topics(),
                    cluster.serdes(),
                    new AtRest(admin, cluster.topics(), configuration.applicationId()),
                    configuration.servers().apiUrl(),
                    configuration.data().resolve("tmp"));
            return new ConformanceCheck(checked, installation, progress).run(Duration.ofSeconds(seconds), export);
        }
    }
}
