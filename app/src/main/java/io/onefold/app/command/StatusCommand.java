package io.onefold.app.command;

import io.onefold.app.status.Status;
import io.onefold.app.status.StatusJson;
import io.onefold.app.status.StatusTable;
import java.io.PrintWriter;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows how a running installation is. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows parts, rates, lags, ages, sizes and what became of every message, by source.")
final class StatusCommand implements Callable<Integer> {
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final String CLEAR = "\033[H\033[2J";

    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Option(names = "--watch", description = "Again every two seconds, until Ctrl-C.")
    private boolean watch;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try (ApiClient api = new ApiClient(options.read().servers().apiUrl())) {
            boolean ready = show(api);
            while (watch) {
                Thread.sleep(EVERY);
                spec.commandLine().getOut().print(CLEAR);
                ready = show(api);
            }
            return ready ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    private boolean show(ApiClient api) throws InterruptedException {
        HttpResponse<String> answer = api.get("/v1/status");
        if (answer.statusCode() != 200)
            throw new Refusal(ExitCode.FAILED, "The installation answers " + answer.statusCode() + ".");
        Status status = StatusJson.read(answer.body());
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? answer.body() + "\n" : StatusTable.of(status));
        out.flush();
        return status.ready();
    }
}
