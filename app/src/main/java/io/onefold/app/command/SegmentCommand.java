package io.onefold.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups of people. */
@Command(
        name = "segment",
        mixinStandardHelpOptions = true,
        description = "Lists the segments, and tries new ones out over all profiles.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SegmentListCommand.class, SegmentPreviewCommand.class})
final class SegmentCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "list or preview?");
    }
}
