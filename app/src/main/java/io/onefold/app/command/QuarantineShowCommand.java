package io.onefold.app.command;

import io.onefold.app.config.Configuration;
import io.onefold.schemas.Quarantined;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one quarantine record. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows what is wrong with a quarantine record, and the original as text.")
final class QuarantineShowCommand implements Callable<Integer> {
    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Mixin
    private final QuarantineFilter filter = new QuarantineFilter();

    @Parameters(
            paramLabel = "LOCATION",
            description = "Where it stood, as list and tail have it; of several the newest is shown.")
    private String location = "";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private @Nullable Quarantined newest;
    private long found;

    @Override
    public Integer call() {
        Configuration configuration = options.read();
        try (Cluster cluster = new Cluster(configuration)) {
            QuarantineReading.each(cluster, this::look);
        } catch (KafkaException e) {
            throw Cluster.refusal(configuration, e);
        }
        if (newest == null) throw new Refusal(ExitCode.FAILED, "Nothing in quarantine stood there.");
        spec.commandLine().getOut().print(QuarantineText.of(newest));
        spec.commandLine().getOut().flush();
        if (found > 1) spec.commandLine().getErr().println("The newest of " + found + " that stood there.");
        return ExitCode.OK;
    }

    private void look(Quarantined record) {
        if (!record.location().equals(location) || !filter.matches(record)) return;
        found++;
        if (newest == null || record.receivedAt() >= newest.receivedAt()) newest = record;
    }
}
