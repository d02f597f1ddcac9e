package io.onefold.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What was not accepted, and another try. */
@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        description = "Shows what was not accepted and why, and gives it another try.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {QuarantineListCommand.class, QuarantineShowCommand.class, QuarantineRedriveCommand.class})
final class QuarantineCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "list, show or redrive?");
    }
}
