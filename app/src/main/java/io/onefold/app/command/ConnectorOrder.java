package io.onefold.app.command;

import io.onefold.app.config.Configuration;
import io.onefold.app.config.DescribedConnector;
import io.onefold.app.connectors.ConnectClient;
import io.onefold.app.connectors.ConnectRefusalException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells the workers to do something with one connector. */
abstract class ConnectorOrder implements Callable<Integer> {
    private static final int TRIES = 40;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    private final Order order;
    private final String done;

    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Parameters(paramLabel = "NAME", description = "The connector: the name of its file without .yaml.")
    private String name = "";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** What is told. */
    @FunctionalInterface
    interface Order {
        void give(ConnectClient workers, String name) throws IOException, InterruptedException;
    }

    /** @param done what is said of the connector when it is done */
    ConnectorOrder(Order order, String done) {
        this.order = order;
        this.done = done;
    }

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = options.read();
        DescribedConnector connector = named(configuration, name);
        if (!connector.isRead())
            throw new Refusal(
                    ExitCode.USAGE,
                    name + " calls the collector by itself; what is not wanted is stopped at its side.");
        String url = configuration.servers().connectUrl();
        try (ConnectClient workers = new ConnectClient(url)) {
            give(workers);
        } catch (ConnectRefusalException e) {
            throw new Refusal(
                    ExitCode.FAILED,
                    e.isUnknown()
                            ? "The workers at " + url + " do not know " + name
                                    + ": restart ./onefold up after a connector is added."
                            : "The workers at " + url + " would not: " + e.getMessage());
        } catch (IOException e) {
            throw unreachable(url);
        }
        spec.commandLine().getOut().println(name + " " + done + ".");
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }

    /** Workers that are at something else say so, and take the order a moment later. */
    private void give(ConnectClient workers) throws IOException, InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                order.give(workers, name);
                return;
            } catch (ConnectRefusalException e) {
                if (!e.isBusy() || tries == TRIES) throw e;
                Thread.sleep(BETWEEN_TRIES);
            }
        }
    }

    static DescribedConnector named(Configuration configuration, String name) {
        return configuration.connectors().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        ExitCode.USAGE,
                        "No connector is named " + name + "; there are "
                                + configuration.connectors().stream()
                                        .map(DescribedConnector::name)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    static Refusal unreachable(String url) {
        return new Refusal(
                ExitCode.UNREACHABLE,
                "No Kafka Connect worker answers at " + url
                        + ": start it with ./onefold up, or name another by connectors.url.");
    }
}
