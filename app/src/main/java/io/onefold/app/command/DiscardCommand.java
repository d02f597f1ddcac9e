package io.onefold.app.command;

import io.onefold.app.config.Configuration;
import io.onefold.app.kafka.GroupMembers;
import io.onefold.app.rebuild.Cutover;
import io.onefold.app.rebuild.Generations;
import io.onefold.app.rebuild.Generations.Phase;
import io.onefold.app.rebuild.Remains;
import io.onefold.schemas.topics.Topics;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Deletes an installation that was switched away from. */
@Command(
        name = "discard",
        mixinStandardHelpOptions = true,
        description = {
            "Lists all that there is of an installation under another prefix than the configured one, which nobody works on:"
                    + " topics, changelogs, groups, folders. With --generation, of what is internal to a generation that is not in"
                    + " force. With --yes deletes it; it cannot be taken back.",
            "Until a former installation or generation is discarded it holds a copy of everything that no erasure reaches."
        })
final class DiscardCommand implements Callable<Integer> {
    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    private What what;

    /** One of both. */
    private static final class What {
        @Option(
                names = "--prefix",
                required = true,
                paramLabel = "PREFIX",
                description = "The topics.prefix of the installation to delete; '' for one without.")
        @Nullable
        private String prefix;

        @Option(
                names = "--generation",
                required = true,
                paramLabel = "NUMBER",
                description =
                        "The generation of the configured installation, of which all that is internal is deleted.")
        private int generation;
    }

    @Option(names = "--yes", description = "Deletes it.")
    private boolean sure;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = options.read();
        Configuration former = configuration.under(topics(configuration));
        String applicationId = former.applicationId();
        if (applicationId.equals(configuration.applicationId()))
            throw new ParameterException(
                    spec.commandLine(),
                    "That is the configured installation, and its generation: only another one can be discarded.");
        try (Cluster cluster = new Cluster(configuration);
                Admin admin = Admin.create(cluster.client())) {
            boolean isOfGeneration = what.prefix == null;
            Generations generations =
                    new Generations(cluster.client(), configuration.topics().topics());
            if (isOfGeneration) requireNotInForce(generations.state(), former);
            Remains remains =
                    isOfGeneration ? Remains.ofGeneration(admin, former) : Remains.ofInstallation(admin, former);
            GroupMembers members = remains.members();
            if (members.exist()) {
                PrintWriter out = spec.commandLine().getOut();
                out.println(applicationId + " has members; those that have just ended are forgotten in a few seconds.");
                out.flush();
                if (!members.awaitNone(former.streams().sessionTimeout()))
                    throw new Refusal(ExitCode.FAILED, applicationId + " is running: stop it first.");
            }
            list(remains);
            if (sure && isOfGeneration) giveUp(generations, cluster, former);
            if (sure) remains.delete();
            spec.commandLine().getOut().println(sure ? "Deleted." : "Nothing was deleted; --yes does it.");
            return ExitCode.OK;
        } catch (KafkaException e) {
            throw Cluster.refusal(configuration, e);
        }
    }

    /** As long as nothing public was written the present one is as good as before. */
    private static void giveUp(Generations generations, Cluster cluster, Configuration former)
            throws InterruptedException {
        if (generations.state().phase() == Phase.LIVE) return;
        Cutover.abandon(cluster.client(), former.applicationId());
        // What was open may just have been committed.
        requireNotInForce(generations.state(), former);
        generations.become(
                new Generations.State(cluster.topics().generation(), Phase.LIVE),
                former.topics().replicas());
    }

    private Topics topics(Configuration configuration) {
        try {
            return what.prefix != null
                    ? new Topics(what.prefix)
                    : configuration.topics().topics().ofGeneration(what.generation);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** What is configured here may be behind what has been switched over to. */
    private static void requireNotInForce(Generations.State state, Configuration former) {
        int generation = former.topics().topics().generation();
        boolean isToBeGivenUp = state.phase() == Phase.BEGUN && state.generation() == generation;
        if (state.phase() != Phase.LIVE && !isToBeGivenUp)
            throw new Refusal(
                    ExitCode.FAILED,
                    "A cut-over to generation " + state.generation()
                            + " has begun and is not done: give ./onefold rebuild --cut-over again first.");
        if (state.generation() == generation && !isToBeGivenUp)
            throw new Refusal(
                    ExitCode.FAILED,
                    "Generation " + generation + " is in force: set topics.generation: " + generation
                            + " in onefold.yaml, and discard the former one.");
    }

    private void list(Remains remains) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        remains.topics().forEach(topic -> out.println("topic   " + topic));
        remains.groups().forEach(group -> out.println("group   " + group));
        remains.folders().forEach(folder -> out.println("folder  " + folder));
        out.flush();
    }
}
