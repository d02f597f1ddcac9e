package io.onefold.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who gets which part of which profiles. */
@Command(
        name = "subscriber",
        mixinStandardHelpOptions = true,
        description = "Shows who gets what of profiles and how far that is, and gives what was refused another try.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SubscriberListCommand.class, SubscriberStatusCommand.class, SubscriberRedriveCommand.class})
final class SubscriberCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "list, status or redrive?");
    }
}
