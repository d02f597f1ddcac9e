package io.onefold.app.command;

import io.onefold.app.config.Configuration;
import io.onefold.app.quarantine.ConfiguredRedrive;
import io.onefold.app.quarantine.RedriveRun;
import io.onefold.ingest.kafka.KafkaRedriveTarget;
import io.onefold.ingest.kafka.KafkaTouchpointSink;
import io.onefold.ingest.kafka.Publisher;
import io.onefold.ingest.redrive.Redrive;
import io.onefold.schemas.Quarantined;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gives quarantine records another try. */
@Command(
        name = "redrive",
        mixinStandardHelpOptions = true,
        description = {
            "Sends what is in quarantine the way it came, read by today's sources, mappings and rules.",
            "To do it twice changes nothing: a message that was accepted already is a duplicate."
        })
final class QuarantineRedriveCommand implements Callable<Integer> {
    private static final int PUBLISHER_BYTES = 32 << 20;

    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Mixin
    private final QuarantineFilter filter = new QuarantineFilter();

    @Option(names = "--location", paramLabel = "LOCATION", description = "Only what stood there.")
    private @Nullable String location;

    @Option(
            names = "--mapping",
            paramLabel = "SOURCE=FILE",
            description =
                    "Which column is what in the source's files, where the configuration does not say it; may be repeated.")
    private Map<String, Path> mappings = new LinkedHashMap<>();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Configuration configuration = options.read();
        try (Cluster cluster = new Cluster(configuration);
                Publisher publisher = Publisher.connect(cluster.client(), PUBLISHER_BYTES)) {
            RedriveRun run = new RedriveRun(redrive(configuration, cluster, publisher));
            QuarantineReading.each(cluster, record -> {
                if (isMeant(record)) run.add(record);
            });
            run.await();
            spec.commandLine().getOut().print(run.summary());
            spec.commandLine().getOut().flush();
            return run.hasUnreadable() ? ExitCode.FAILED : ExitCode.OK;
        } catch (CompletionException e) {
            String why = e.getCause() == null ? "" : e.getCause().getMessage();
            throw new Refusal(ExitCode.FAILED, "Not all was stored: " + why + ". Redrive again; it changes nothing.");
        } catch (KafkaException e) {
            throw Cluster.refusal(configuration, e);
        }
    }

    private boolean isMeant(Quarantined record) {
        return filter.matches(record) && (location == null || record.location().equals(location));
    }

    private Redrive redrive(Configuration configuration, Cluster cluster, Publisher publisher) {
        for (String name : mappings.keySet()) requireSource(configuration, name);
        return ConfiguredRedrive.of(
                configuration,
                mappings,
                new KafkaRedriveTarget(
                        new KafkaTouchpointSink(publisher, cluster.topics(), cluster.serdes()), publisher));
    }

    private static void requireSource(Configuration configuration, String name) {
        if (configuration.sources().named(name).isEmpty())
            throw new Refusal(ExitCode.USAGE, "No source is named " + name + ".");
    }
}
