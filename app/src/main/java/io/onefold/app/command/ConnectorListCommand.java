package io.onefold.app.command;

import io.onefold.app.config.Configuration;
import io.onefold.app.config.DescribedConnector;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the connectors as described; needs nothing that runs. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the connectors that are described, and checks their descriptions as a whole.")
final class ConnectorListCommand implements Callable<Integer> {
    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Configuration configuration = options.read();
        PrintWriter out = spec.commandLine().getOut();
        if (configuration.connectors().isEmpty())
            out.println("No connector is described; docs/connectors/README.md says how one is.");
        else out.printf("%-20s %-14s %-12s %s%n", "name", "kind", "channel", "described in");
        for (DescribedConnector each : configuration.connectors())
            out.printf(
                    "%-20s %-14s %-12s %s%n",
                    each.name(),
                    each.connector().kind(),
                    each.connector().source().channel().label(),
                    each.file());
        out.flush();
        return ExitCode.OK;
    }
}
