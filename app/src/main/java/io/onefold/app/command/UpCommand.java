package io.onefold.app.command;

import io.onefold.app.config.Configuration;
import io.onefold.app.local.Installation;
import io.onefold.app.sample.SampleRun;
import io.onefold.app.up.LogFile;
import io.onefold.app.up.Up;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts everything and runs until it is told to stop. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Starts everything on this machine and runs until Ctrl-C: broker, schema registry, collector, identity"
                    + " resolution, profile store and query API.",
            "With --bootstrap or --registry it uses what already runs instead. All state is under ./data; the next"
                    + " start goes on where this one ended.",
            "Exits 0 when it was told to stop, by Ctrl-C or SIGTERM, and 1 where a part did not start or failed."
        })
final class UpCommand implements Callable<Integer> {
    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Option(names = "--sample", description = "Feeds a made-up retailer and shows what became of it.")
    private boolean sample;

    @Option(names = "--people", description = "How many customers the made-up retailer has (default: 2000).")
    private int people = 2_000;

    @Option(
            names = "--exit",
            description = "With --sample: audits itself, stops everything, and exits 0 only if all is equal.")
    private boolean exit;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = options.read();
        PrintWriter out = spec.commandLine().getOut();
        LogFile.use(configuration, "onefold", out);
        Up.WhenReady then = sample ? () -> new SampleRun(configuration, out).run(people, exit) : Up.WhenReady.NOTHING;
        return new Up(configuration, Installation.ofThis(), out, then).run() ? ExitCode.OK : ExitCode.FAILED;
    }
}
