package io.onefold.app.command;

import io.onefold.app.config.Configuration;
import io.onefold.app.config.DescribedSubscriber;
import io.onefold.app.config.Target;
import io.onefold.profile.subscription.Ground;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the subscribers as described; needs nothing that runs. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists who gets what, by what right, and checks the descriptions as a whole.")
final class SubscriberListCommand implements Callable<Integer> {
    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Configuration configuration = options.read();
        PrintWriter out = spec.commandLine().getOut();
        if (configuration.subscribers().isEmpty())
            out.println("No subscriber is described; docs/subscribers.md says how one is.");
        for (DescribedSubscriber each : configuration.subscribers()) {
            out.printf("%s: %s%n", each.name(), target(each.target()));
            out.printf("  %s%n", ground(each.subscription().audience().ground()));
            out.printf(
                    "  %s %s%n",
                    String.join(", ", each.subscription().disclosure().fields().all()),
                    each.subscription().disclosure().masks());
        }
        out.flush();
        return ExitCode.OK;
    }

    private static String target(Target target) {
        return switch (target) {
            case Target.Topic topic -> "reads its topic";
            case Target.Webhook webhook -> "is posted to, at " + webhook.url().getHost();
        };
    }

    private static String ground(Ground ground) {
        return switch (ground) {
            case Ground.Consent(String purpose) -> "whoever consented to " + purpose;
            case Ground.Other(String reason) -> "without consent: " + reason;
        };
    }
}
