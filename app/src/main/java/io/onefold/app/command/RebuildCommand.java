package io.onefold.app.command;

import io.onefold.app.config.Configuration;
import io.onefold.app.local.Installation;
import io.onefold.app.rebuild.RebuildRefusedException;
import io.onefold.app.up.LogFile;
import io.onefold.app.up.Rebuild;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes the installation anew beside the present one. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a fresh installation beside the present one, from its log of record alone: every accepted message,"
                    + " command and trace of an erasure, and whatever is not decided about yet. Then audits it.",
            "For state that is damaged; for a change that running state cannot take over, such as partitions or the time"
                    + " zone (give it with --set, or in the configuration); or to prove that the profiles come back.",
            "The present installation may run meanwhile and is only read. Interrupted or given again, it goes on from"
                    + " where it was. docs/rebuild.md says how to switch over.",
            "Exits 0 if the fresh installation's profiles equal the batch run, 1 on any difference, or"
                    + " where an erasure of a person was not carried out yet."
        })
final class RebuildCommand implements Callable<Integer> {
    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Option(
            names = "--as",
            required = true,
            paramLabel = "PREFIX",
            description = "The fresh installation's topics.prefix, such as b. (with the dot).")
    private String prefix = "";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = options.read();
        if (!prefix.matches("[A-Za-z0-9._-]{1,100}"))
            throw new ParameterException(
                    spec.commandLine(), "A prefix has letters, digits, '.', '_' and '-', at most 100.");
        if (configuration.topics().topics().observations().name().equals(prefix + "observations"))
            throw new ParameterException(spec.commandLine(), prefix + " is the present installation's prefix.");
        PrintWriter out = spec.commandLine().getOut();
        LogFile.use(configuration, "rebuild", out);
        try {
            Optional<Rebuild.Outcome> outcome = new Rebuild(configuration, prefix, Installation.ofThis(), out).run();
            if (outcome.isEmpty()) return ExitCode.FAILED;
            outcome.get().audit().lines().forEach(out::println);
            List<String> waiting = outcome.get().waiting();
            if (!waiting.isEmpty())
                out.printf(
                        "Not carried over: %d erasures of persons that were ordered and not carried out yet: %s%n"
                                + "Let the present installation come to rest and give this command again; if it cannot run"
                                + " any more, order them again in the fresh one.%n",
                        waiting.size(), String.join(", ", waiting));
            if (!outcome.get().audit().isClean() || !waiting.isEmpty()) return ExitCode.FAILED;
            out.println(
                    "To switch over, see docs/rebuild.md; in short: stop the present installation, give this command"
                            + " again for what has come since, and start with topics.prefix: " + prefix);
            out.flush();
            return ExitCode.OK;
        } catch (RebuildRefusedException e) {
            throw new Refusal(ExitCode.FAILED, String.valueOf(e.getMessage()));
        } catch (KafkaException e) {
            throw Cluster.refusal(configuration, e);
        }
    }
}
