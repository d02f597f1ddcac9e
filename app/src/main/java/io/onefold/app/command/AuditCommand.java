package io.onefold.app.command;

import io.onefold.app.audit.AuditReport;
import io.onefold.app.audit.InstallationAudit;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
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
        PrintWriter out = spec.commandLine().getOut();
        Optional<AuditReport> report = new InstallationAudit(options.read()).run(Duration.ofSeconds(seconds));
        if (report.isEmpty()) {
            out.println("Not at rest within " + seconds + " s: messages are still in flight.");
            return ExitCode.NOT_AT_REST;
        }
        show(report.get(), out);
        return report.get().isClean() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static void show(AuditReport report, PrintWriter out) {
        out.println(report.summary());
        report.differences().forEach(difference -> out.println("  " + difference));
        long more = report.differenceCount() - report.differences().size();
        if (more > 0) out.println("  and " + more + " more");
        out.flush();
    }
}
