package io.onefold.app.command;

import io.onefold.app.config.Configuration;
import io.onefold.app.local.Installation;
import io.onefold.app.rebuild.RebuildRefusedException;
import io.onefold.app.up.LogFile;
import io.onefold.app.up.Rebuild;
import io.onefold.app.up.Rebuild.Ending;
import io.onefold.app.up.RebuildPlan;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
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
            "Makes the state anew beside the present one, from the log of record alone: every accepted message,"
                    + " command and trace of an erasure, and whatever is not decided about yet. Then audits it.",
            "For another number of partitions (--partitions); for a change that running state cannot take over, such as"
                    + " the time zone (give it with --set, or in the configuration); for state that is damaged; or to prove"
                    + " that the profiles come back.",
            "The present one may run meanwhile and is only read. Interrupted or given again, it goes on from where it was."
                    + " With --cut-over, once the present one is stopped, the fresh generation takes its place: of the public"
                    + " topics only what differs is written. docs/rebuild.md has the steps.",
            "Exits 0 if the profiles equal the batch run, 1 on any difference, or"
                    + " where an erasure of a person was not carried out yet."
        })
final class RebuildCommand implements Callable<Integer> {
    private static final String PARTITIONS = "topics.partitions";

    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Option(
            names = "--as",
            paramLabel = "PREFIX",
            description =
                    "Makes another installation instead, with public topics of its own: its topics.prefix, such as b."
                            + " (with the dot).")
    private @Nullable String prefix;

    @Option(
            names = "--partitions",
            paramLabel = "NUMBER",
            description = "Another number of partitions; as --set topics.partitions=NUMBER.")
    private @Nullable String partitions;

    @Option(names = "--cut-over", description = "Puts it in the place of the present one, of which nothing may run.")
    private boolean cutOver;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = options.read(partitions == null ? Map.of() : Map.of(PARTITIONS, partitions));
        RebuildPlan plan = plan(configuration);
        PrintWriter out = spec.commandLine().getOut();
        LogFile.use(configuration, "rebuild", out);
        Installation installation = Installation.ofThis();
        try {
            Rebuild rebuild =
                    cutOver ? Rebuild.cuttingOver(plan, installation, out) : Rebuild.beside(plan, installation, out);
            int code = switch (rebuild.run()) {
                case Ending.Stopped stopped -> ExitCode.FAILED;
                case Ending.InForce done -> {
                    inForce(configuration, out);
                    yield ExitCode.OK;
                }
                case Ending.Made made -> made(made, configuration, out);
            };
            out.flush();
            return code;
        } catch (RebuildRefusedException e) {
            throw new Refusal(ExitCode.FAILED, String.valueOf(e.getMessage()));
        } catch (KafkaException e) {
            throw Cluster.refusal(configuration, e);
        }
    }

    private RebuildPlan plan(Configuration configuration) {
        if (prefix == null) return RebuildPlan.nextGeneration(configuration);
        if (cutOver)
            throw new ParameterException(
                    spec.commandLine(),
                    "--cut-over is of generations: an installation with --as has topics of its own.");
        if (!prefix.matches("[A-Za-z0-9._-]{1,100}"))
            throw new ParameterException(
                    spec.commandLine(), "A prefix has letters, digits, '.', '_' and '-', at most 100.");
        if (configuration.topics().topics().prefix().equals(prefix))
            throw new ParameterException(spec.commandLine(), prefix + " is the present installation's prefix.");
        return RebuildPlan.underPrefix(configuration, prefix);
    }

    private int made(Ending.Made made, Configuration configuration, PrintWriter out) {
        made.audit().lines().forEach(out::println);
        List<String> waiting = made.waiting();
        if (!waiting.isEmpty())
            out.printf(
                    "Not carried over: %d erasures of persons that were ordered and not carried out yet: %s%n"
                            + "Let the present installation come to rest and give this command again; if it cannot run"
                            + " any more, order them again in the fresh one.%n",
                    waiting.size(), String.join(", ", waiting));
        if (!made.isSound()) return ExitCode.FAILED;
        if (prefix != null) {
            out.println(
                    "To switch over, see docs/rebuild.md; in short: stop the present installation, give this command"
                            + " again for what has come since, and start with topics.prefix: " + prefix);
        } else if (cutOver) {
            if (made.written().isEmpty()) out.println("The public topics were equal; nothing was written to them.");
            made.written().forEach((topic, records) -> out.printf("%,d records written to %s%n", records, topic));
            inForce(configuration, out);
        } else {
            out.println("To switch over, stop the present installation, and give this command again with --cut-over.");
        }
        return ExitCode.OK;
    }

    private void inForce(Configuration configuration, PrintWriter out) {
        int before = configuration.topics().topics().generation();
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("generation", Integer.toString(before + 1));
        lines.put(
                "partitions",
                Integer.toString(configuration.topics().partitions().identity()));
        out.println("Generation " + (before + 1) + " is in force. In onefold.yaml, before the next start:");
        out.println("topics:");
        lines.forEach((key, value) -> out.println("  " + key + ": " + value));
        options.settings.forEach((key, value) -> {
            if (!key.equals(PARTITIONS)) out.println("and what was given with --set: " + key + ": " + value);
        });
        out.println("Delete the former one once it is started: ./onefold discard --generation " + before);
    }
}
