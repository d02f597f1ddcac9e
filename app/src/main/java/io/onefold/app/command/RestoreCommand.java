package io.onefold.app.command;

import io.onefold.app.backup.BackupRefusedException;
import io.onefold.app.backup.Restore;
import io.onefold.app.config.Configuration;
import io.onefold.app.up.DataFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings back what was backed up. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Brings an installation back from a backup, to a data folder in which none is. Each file is held against its digest"
                    + " before anything is put in its place.",
            "The configuration is not touched: as it was, it is in the folder configuration of the backup."
        })
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Parameters(paramLabel = "FROM", description = "The folder of a backup.")
    private Path folder = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Configuration configuration = options.read();
        PrintWriter out = spec.commandLine().getOut();
        DataFolder data = new DataFolder(configuration.data());
        String unused = data.start();
        try {
            new Restore(configuration, out).run(folder.toAbsolutePath());
            out.println("Restored to " + configuration.data() + "; ./onefold up goes on from there.");
        } catch (BackupRefusedException e) {
            throw new Refusal(ExitCode.FAILED, String.valueOf(e.getMessage()));
        } finally {
            data.stop();
        }
        return ExitCode.OK;
    }
}
