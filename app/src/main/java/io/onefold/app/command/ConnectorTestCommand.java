package io.onefold.app.command;

import io.onefold.app.config.DescribedConnector;
import io.onefold.app.connectors.WorkerDrivers;
import io.onefold.app.local.Installation;
import io.onefold.ingest.Fate;
import io.onefold.ingest.connector.Secrets;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.feed.Feed;
import io.onefold.ingest.feed.Item;
import io.onefold.ingest.feed.Opening;
import io.onefold.ingest.tables.ChangedRow;
import io.onefold.ingest.tables.TableQueries;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.mapping.TouchpointAvro;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a few records of a source and shows what they would become. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = {
            "Reads a few records from the beginning of a source and prints the touchpoints they would become, and what would be",
            "quarantined and why. Nothing is published, and nothing changed at the source. Needs nothing that runs.",
            "Exit code 1 where the source cannot be read."
        })
final class ConnectorTestCommand implements Callable<Integer> {
    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Parameters(paramLabel = "NAME", description = "The connector: the name of its file without .yaml.")
    private String name = "";

    @Option(names = "--lines", paramLabel = "N", description = "So many records (default: ${DEFAULT-VALUE}).")
    private int lines = 20;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Waits no longer for them (default: ${DEFAULT-VALUE}).")
    private int seconds = 30;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, IOException {
        DescribedConnector connector = ConnectorOrder.named(options.read(), name);
        Path folder = Files.createTempDirectory("onefold-test");
        try {
            return test(connector, folder);
        } catch (IOException e) {
            throw new Refusal(ExitCode.FAILED, name + " cannot be read: " + e.getMessage());
        } finally {
            delete(folder);
        }
    }

    private int test(DescribedConnector connector, Path folder) throws IOException, InterruptedException {
        return switch (connector.connector().setup()) {
            case Setup.Reading reading -> {
                try (Feed feed = reading.open(opening(connector, folder))) {
                    read(feed);
                    yield ExitCode.OK;
                }
            }
            case Setup.Captured captured -> rows(connector, captured) ? ExitCode.OK : ExitCode.FAILED;
            case Setup.Called called ->
                throw new Refusal(
                        ExitCode.USAGE,
                        name + " calls the collector: have it send something, and see ./onefold connector status "
                                + name + " and ./onefold quarantine list --source " + name + ".");
        };
    }

    /** False where the log of changes could not be read. */
    private boolean rows(DescribedConnector connector, Setup.Captured captured) throws IOException {
        Clock clock = Clock.systemUTC();
        PrintWriter out = spec.commandLine().getOut();
        try (WorkerDrivers drivers = WorkerDrivers.in(Installation.ofThis().connect())) {
            TableQueries queries = captured.queries(secrets(), drivers);
            BiFunction<ChangedRow, Instant, Fate> reading =
                    captured.rows(connector.connector().source());
            List<ChangedRow> sample = queries.sample(lines, clock.instant());
            int refused = 0;
            for (ChangedRow row : sample) if (!show(out, reading.apply(row, clock.instant()))) refused++;
            sum(out, sample.size(), refused);
            List<String> obstacles = queries.obstacles();
            obstacles.forEach(obstacle -> out.println("Its changes cannot be read: " + obstacle + "."));
            return obstacles.isEmpty();
        } finally {
            out.flush();
        }
    }

    private static Secrets secrets() {
        return new Secrets(variable -> Optional.ofNullable(System.getenv(variable)));
    }

    private static void sum(PrintWriter out, int shown, int refused) {
        out.printf("%d read: %d would become touchpoints, %d would be quarantined.%n", shown, shown - refused, refused);
    }

    private static Opening opening(DescribedConnector connector, Path folder) {
        return new Opening(
                connector.connector().source(),
                stream -> Optional.empty(),
                Opening.Share.ALL,
                secrets(),
                folder,
                Clock.systemUTC()::instant,
                true);
    }

    private void read(Feed feed) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        PrintWriter out = spec.commandLine().getOut();
        int shown = 0;
        int refused = 0;
        while (shown < lines && System.nanoTime() < deadline) {
            List<Item> items = feed.poll();
            for (Item item : items.subList(0, Math.min(items.size(), lines - shown))) {
                shown++;
                if (item instanceof Item.Taken taken && !show(out, taken.fate())) refused++;
            }
            out.flush();
        }
        sum(out, shown, refused);
        if (shown == 0) out.println("Nothing came within " + seconds + " s; --seconds waits longer.");
        out.flush();
    }

    private static boolean show(PrintWriter out, Fate fate) {
        switch (fate) {
            case Fate.Accepted(Touchpoint touchpoint, String remark) -> {
                out.println(TouchpointAvro.toAvro(touchpoint));
                if (!remark.isEmpty()) out.println("  not as planned: " + remark);
            }
            case Fate.Refused(Quarantined refused) ->
                out.println("quarantined " + refused.location() + ": "
                        + refused.reason().code() + ": " + refused.message());
        }
        return fate instanceof Fate.Accepted;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(ConnectorTestCommand::deleteOne);
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be deleted", e);
        }
    }
}
