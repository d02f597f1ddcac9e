package io.onefold.app.command;

import io.onefold.app.audit.AuditReport;
import io.onefold.app.audit.InstallationAudit;
import io.onefold.app.audit.ProgressLine;
import io.onefold.app.config.Configuration;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Holds what is published against a batch run over the log of record. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Computes every profile anew from the log of record and compares profiles and index with what is published;"
                    + " finds every touchpoint that the topics still keep in a timeline, in quarantine or under an erasure.",
            "Exits 0 if all is equal, 1 on any difference, 3 when messages are still in flight."
        })
final class AuditCommand implements Callable<Integer> {
    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Option(names = "--wait", paramLabel = "SECONDS", description = "How long to wait for rest (default: 60).")
    private int seconds = 60;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = options.read();
        PrintWriter out = spec.commandLine().getOut();
        try {
            Optional<AuditReport> report = audit(configuration, out);
            if (report.isEmpty()) {
                out.println("Not at rest within " + seconds + " s: messages are still in flight.");
                return ExitCode.NOT_AT_REST;
            }
            report.get().lines().forEach(out::println);
            return report.get().isClean() ? ExitCode.OK : ExitCode.FAILED;
        } catch (KafkaException e) {
            throw Cluster.refusal(configuration, e);
        } catch (UncheckedIOException e) {
            throw new Refusal(
                    ExitCode.FAILED,
                    "The audit sorts below " + configuration.data() + ", which cannot be written: " + e.getMessage());
        }
    }

    private Optional<AuditReport> audit(Configuration configuration, PrintWriter out) throws InterruptedException {
        try (ProgressLine progress = new ProgressLine(out)) {
            return new InstallationAudit(configuration, progress).run(Duration.ofSeconds(seconds));
        }
    }
}
