package io.onefold.app.command;

import io.onefold.app.config.Configuration;
import io.onefold.app.config.DescribedSubscriber;
import io.onefold.app.config.Target;
import io.onefold.app.subscribers.Deliverer;
import io.onefold.app.subscribers.Redrive;
import io.onefold.app.subscribers.SubscriberGroups;
import io.onefold.identity.rules.DidYouMean;
import io.onefold.ingest.connector.Secrets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives what a subscriber refused another try. */
@Command(
        name = "redrive",
        mixinStandardHelpOptions = true,
        description = {
            "Posts the profiles that a subscriber refused once more, each by itself and as it may have them now.",
            "To do it twice changes nothing: whoever receives goes by the offset."
        })
final class SubscriberRedriveCommand implements Callable<Integer> {
    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Parameters(paramLabel = "NAME", description = "The subscriber.")
    private String name = "";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = options.read();
        DescribedSubscriber subscriber = named(configuration);
        if (!(subscriber.target() instanceof Target.Webhook webhook))
            throw new Refusal(ExitCode.USAGE, name + " reads its topic: nothing is posted to it.");
        try (Cluster cluster = new Cluster(configuration)) {
            Redrive.Outcome outcome = new Redrive(
                            subscriber,
                            webhook,
                            new Deliverer.Surroundings(
                                    cluster.client(),
                                    SubscriberGroups.of(configuration),
                                    cluster.topics(),
                                    cluster.serdes(),
                                    new Secrets(variable -> Optional.ofNullable(System.getenv(variable))),
                                    Clock.systemUTC()))
                    .run();
            spec.commandLine()
                    .getOut()
                    .printf("%,d of %,d profiles were taken%n", outcome.taken(), outcome.profiles())
                    .flush();
            if (outcome.problem().isEmpty()) return ExitCode.OK;
            throw new Refusal(ExitCode.FAILED, "The first of the others: " + name + " " + outcome.problem() + ".");
        } catch (KafkaException e) {
            throw Cluster.refusal(configuration, e);
        }
    }

    private DescribedSubscriber named(Configuration configuration) {
        List<String> names = configuration.subscribers().stream()
                .map(DescribedSubscriber::name)
                .toList();
        return configuration.subscribers().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        ExitCode.USAGE, "No subscriber is called " + name + "." + DidYouMean.suggest(name, names)));
    }
}
