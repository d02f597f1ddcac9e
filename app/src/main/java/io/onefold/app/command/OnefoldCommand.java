package io.onefold.app.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line as a whole. */
@Command(
        name = "onefold",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Every touchpoint in, one unified profile a person out, live on Kafka.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done; nothing differs",
            "1:it did not work, or a difference was found",
            "2:the command line or the configuration is wrong",
            "3:messages are still in flight, so nothing can be said yet",
            "4:the installation could not be reached"
        },
        footer = {"", "Each command has --help. Every setting: docs/configuration.md"},
        commandListHeading = "%nCommands:%n",
        subcommands = {
            UpCommand.class,
            StatusCommand.class,
            ProfileCommand.class,
            AuditCommand.class,
            ConformanceCommand.class,
            RebuildCommand.class,
            DiscardCommand.class,
            TailCommand.class,
            PublishCommand.class,
            ConnectorCommand.class,
            SegmentCommand.class,
            PortraitCommand.class,
            SubscriberCommand.class,
            QuarantineCommand.class,
            EraseCommand.class,
            AclsCommand.class,
            HelpCommand.class
        })
public final class OnefoldCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Ready to execute. */
    public static CommandLine commandLine() {
        return new CommandLine(new OnefoldCommand())
                .addSubcommand(ImportCommand.commandLine())
                .addSubcommand(StewardVerb.UNLINK.commandLine())
                .addSubcommand(StewardVerb.SEPARATE.commandLine())
                .addSubcommand(StewardVerb.MUST_LINK.commandLine())
                .addSubcommand(StewardVerb.RESET_PAIR.commandLine())
                .addSubcommand(StewardVerb.BLOCK.commandLine())
                .addSubcommand(StewardVerb.UNBLOCK.commandLine())
                .setExecutionExceptionHandler(new Failures())
                .setUsageHelpWidth(100);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
