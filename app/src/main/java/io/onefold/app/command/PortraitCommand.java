package io.onefold.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is computed of people. */
@Command(
        name = "portrait",
        mixinStandardHelpOptions = true,
        description = "Learns from all customers what scores, churn and lifetime value of each depend on.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = PortraitFitCommand.class)
final class PortraitCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "fit?");
    }
}
