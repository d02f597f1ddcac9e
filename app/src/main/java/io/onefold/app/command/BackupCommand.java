package io.onefold.app.command;

import io.onefold.app.backup.Backup;
import io.onefold.app.backup.BackupRefusedException;
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

/** Copies a stopped installation of one machine. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Copies what cannot be made anew of a stopped installation to a folder: the tenant's secret, the broker's data with the log"
                    + " of record, schemas, positions of connectors, and the configuration. Each file has its digest in manifest.json.",
            "State and profile store are not among it: they come back by themselves. Whoever has the folder has everything that"
                    + " customers sent: keep it as you keep the data folder."
        })
final class BackupCommand implements Callable<Integer> {
    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Parameters(paramLabel = "TO", description = "A folder that is empty or not there; it is made for its owner only.")
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
            new Backup(configuration, options.written(), Version.number(), out).run(folder.toAbsolutePath());
            out.println("Backed up to " + folder.toAbsolutePath() + ".");
        } catch (BackupRefusedException e) {
            throw new Refusal(ExitCode.FAILED, String.valueOf(e.getMessage()));
        } finally {
            data.stop();
        }
        return ExitCode.OK;
    }
}
