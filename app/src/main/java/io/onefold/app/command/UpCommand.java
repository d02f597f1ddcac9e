package io.onefold.app.command;

import io.onefold.app.config.Configuration;
import io.onefold.app.local.Installation;
import io.onefold.app.sample.Sample;
import io.onefold.app.sample.SampleRun;
import io.onefold.app.sample.SampleYear;
import io.onefold.app.sample.systems.SampleSystems;
import io.onefold.app.up.LogFile;
import io.onefold.app.up.Up;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Function;
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

    @Option(
            names = "--sample",
            description =
                    "Runs a made-up retailer beside it, whose tills, shop, pages, app, WeChat account, call centre,"
                            + " surveys and member records tell a year, and shows what became of it. Its connectors run"
                            + " instead of yours.")
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
    public Integer call() throws InterruptedException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path company = options.read().company();
        if (!sample) {
            SampleSystems.forget(company);
            return up(out, configuration -> Up.WhenReady.NOTHING);
        }
        Sample year = SampleYear.of(company, people, Instant.now());
        try (SampleSystems systems = SampleSystems.start(company, year, out)) {
            return up(out, configuration -> () -> new SampleRun(configuration, systems, out).run(exit));
        }
    }

    /** The configuration is read again, since a company brings connectors. */
    private int up(PrintWriter out, Function<Configuration, Up.WhenReady> then) throws InterruptedException {
        Configuration configuration = options.read();
        LogFile.use(configuration, "onefold", out);
        Up up = new Up(configuration, Installation.ofThis(), out, then.apply(configuration));
        return up.run() ? ExitCode.OK : ExitCode.FAILED;
    }
}
