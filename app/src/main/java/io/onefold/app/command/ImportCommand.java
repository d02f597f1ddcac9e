package io.onefold.app.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Files into a running installation. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Imports files: CSV or JSON lines, also gzipped.",
            "The same file again changes nothing, and an interrupted import goes on where it was."
        },
        synopsisSubcommandLabel = "COMMAND")
final class ImportCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    static CommandLine commandLine() {
        return new CommandLine(new ImportCommand())
                .addSubcommand(ImportVerb.STORE.commandLine())
                .addSubcommand(ImportVerb.EVENTS.commandLine());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "store or events?");
    }
}
