package io.onefold.app.command;

import io.onefold.app.config.Configuration;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Counts what is in quarantine. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "Counts what is in quarantine by source and reason. A record stays there for 30 days, redriven or not.")
final class QuarantineListCommand implements Callable<Integer> {
    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Mixin
    private final QuarantineFilter filter = new QuarantineFilter();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Configuration configuration = options.read();
        QuarantineGroups groups = new QuarantineGroups();
        try (Cluster cluster = new Cluster(configuration)) {
            QuarantineReading.each(cluster, record -> {
                if (filter.matches(record)) groups.add(record);
            });
        } catch (KafkaException e) {
            throw Cluster.refusal(configuration, e);
        }
        spec.commandLine().getOut().print(groups.table());
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
