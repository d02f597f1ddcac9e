package io.onefold.app.command;

import io.onefold.app.config.Configuration;
import io.onefold.app.config.DescribedConnector;
import io.onefold.app.connectors.ConnectClient;
import io.onefold.app.connectors.ConnectorState;
import io.onefold.app.connectors.ConnectorState.TaskState;
import io.onefold.app.status.SourceReading;
import io.onefold.app.status.StatusJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what the connectors do. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Shows of each connector whether it runs, what it read in the last hour, and its last error in words.",
            "Exit code 1 where one has failed or cannot read its source."
        })
final class ConnectorStatusCommand implements Callable<Integer> {
    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "One of them; all where it is left out.")
    private @Nullable String name;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = options.read();
        List<DescribedConnector> shown =
                name == null ? configuration.connectors() : List.of(ConnectorOrder.named(configuration, name));
        Map<String, ConnectorState> states = states(configuration);
        Map<String, SourceReading> readings = readings(configuration);
        PrintWriter out = spec.commandLine().getOut();
        boolean isWell = true;
        for (DescribedConnector each : shown)
            isWell &= show(out, each, states.get(each.name()), readings.get(each.name()));
        out.flush();
        return isWell ? ExitCode.OK : ExitCode.FAILED;
    }

    private static Map<String, ConnectorState> states(Configuration configuration) throws InterruptedException {
        Map<String, ConnectorState> states = new HashMap<>();
        if (configuration.connectors().stream().noneMatch(DescribedConnector::isRead)) return states;
        String url = configuration.servers().connectUrl();
        try (ConnectClient workers = new ConnectClient(url)) {
            for (ConnectorState state : workers.states()) states.put(state.name(), state);
            return states;
        } catch (IOException e) {
            throw ConnectorOrder.unreachable(url);
        }
    }

    private static Map<String, SourceReading> readings(Configuration configuration) throws InterruptedException {
        try (ApiClient api = new ApiClient(configuration.servers().apiUrl())) {
            return StatusJson.read(api.get("/v1/status").body()).readings();
        }
    }

    /** False where something is wrong with it. */
    private static boolean show(
            PrintWriter out,
            DescribedConnector connector,
            @Nullable ConnectorState state,
            @Nullable SourceReading reading) {
        out.printf("%-20s %-14s %s%n", connector.name(), connector.connector().kind(), word(connector, state));
        boolean isWell = state == null ? !connector.isRead() : tasks(out, state);
        if (reading == null) {
            out.println("  nothing read in the last hour");
            return isWell;
        }
        out.printf(
                "  in the last hour: %d read = %d produced + %d quarantined + %d repeated%n",
                reading.read(), reading.produced(), reading.quarantined(), reading.repeated());
        if (!reading.progress().isEmpty()) out.println("  " + reading.progress());
        if (reading.problem().isEmpty()) return isWell;
        out.println("  cannot be read: " + reading.problem());
        return false;
    }

    private static String word(DescribedConnector connector, @Nullable ConnectorState state) {
        if (state != null) return state.state().toLowerCase(Locale.ROOT);
        return connector.isRead() ? "unknown to the workers" : "called by the source";
    }

    private static boolean tasks(PrintWriter out, ConnectorState state) {
        if (!state.failure().isEmpty()) out.println("  failed: " + state.failure());
        boolean isWell = !state.state().equals("FAILED");
        for (TaskState task : state.tasks()) {
            out.printf("  task %d %s on %s%n", task.id(), task.state().toLowerCase(Locale.ROOT), task.worker());
            if (task.failure().isEmpty()) continue;
            out.println("    failed: " + task.failure());
            isWell = false;
        }
        return isWell;
    }
}
