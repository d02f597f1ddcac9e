package io.onefold.app.command;

import io.onefold.app.config.Configuration;
import io.onefold.app.kafka.GroupMembers;
import io.onefold.app.rebuild.Feed;
import io.onefold.app.rebuild.Remains;
import io.onefold.schemas.topics.Topics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
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
                    + " topics, changelogs, groups, folders. With --yes deletes it; it cannot be taken back.",
            "Until a former installation is discarded it holds a copy of everything that no erasure reaches."
        })
final class DiscardCommand implements Callable<Integer> {
    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Option(
            names = "--prefix",
            required = true,
            paramLabel = "PREFIX",
            description = "The topics.prefix of the installation to delete; '' for one without.")
    private String prefix = "";

    @Option(names = "--yes", description = "Deletes it.")
    private boolean sure;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = options.read();
        Configuration former = configuration.under(topics());
        String applicationId = former.applicationId();
        if (applicationId.equals(configuration.applicationId()))
            throw new ParameterException(
                    spec.commandLine(), "That is the configured installation: only another one can be discarded.");
        try (Cluster cluster = new Cluster(configuration);
                Admin admin = Admin.create(cluster.client())) {
            List<Path> folders = List.of(former.data().resolve("state").resolve(applicationId), former.profiles());
            Remains remains =
                    new Remains(admin, new Feed.Installed(former.topics().topics(), applicationId), folders);
            GroupMembers members = remains.members();
            if (members.exist()) {
                PrintWriter out = spec.commandLine().getOut();
                out.println(applicationId + " has members; those that have just ended are forgotten in a few seconds.");
                out.flush();
                if (!members.awaitNone(former.streams().sessionTimeout()))
                    throw new Refusal(ExitCode.FAILED, applicationId + " is running: stop it first.");
            }
            list(remains);
            if (sure) remains.delete();
            spec.commandLine().getOut().println(sure ? "Deleted." : "Nothing was deleted; --yes does it.");
            return ExitCode.OK;
        } catch (KafkaException e) {
            throw Cluster.refusal(configuration, e);
        }
    }

    private Topics topics() {
        try {
            return new Topics(prefix);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void list(Remains remains) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        remains.topics().forEach(topic -> out.println("topic   " + topic));
        remains.groups().forEach(group -> out.println("group   " + group));
        remains.folders().forEach(folder -> out.println("folder  " + folder));
        out.flush();
    }
}
