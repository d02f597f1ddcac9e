package io.onefold.app.command;

import io.onefold.app.audit.CommittedTopic;
import io.onefold.app.config.Configuration;
import io.onefold.app.config.DescribedSubscriber;
import io.onefold.app.config.Target;
import io.onefold.app.status.Status;
import io.onefold.app.status.StatusJson;
import io.onefold.app.status.SubscriberStatus;
import java.io.PrintWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows how far subscribers are. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Shows for each subscriber that is posted to how far it is, what it took, since when it takes nothing, and how many",
            "profiles were set aside. It exits with 1 where one takes nothing."
        })
final class SubscriberStatusCommand implements Callable<Integer> {
    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = options.read();
        List<SubscriberStatus> running = running(configuration);
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%-24s %10s %10s %8s %10s  %s%n", "subscriber", "lag", "delivered", "dead", "failing s", "why");
        boolean isWell = true;
        try (Cluster cluster = new Cluster(configuration)) {
            for (SubscriberStatus each : running) {
                out.printf(
                        "%-24s %10d %10d %8d %10d  %s%n",
                        each.name(),
                        each.lag(),
                        each.delivered(),
                        dead(cluster, each.name()),
                        each.failingSeconds(),
                        each.problem());
                isWell &= each.problem().isEmpty();
            }
        } catch (KafkaException e) {
            throw Cluster.refusal(configuration, e);
        }
        for (DescribedSubscriber each : configuration.subscribers())
            if (each.target() instanceof Target.Topic) out.printf("%-24s reads its topic%n", each.name());
        out.flush();
        return isWell ? ExitCode.OK : ExitCode.FAILED;
    }

    private static List<SubscriberStatus> running(Configuration configuration) throws InterruptedException {
        try (ApiClient api = new ApiClient(configuration.servers().apiUrl())) {
            HttpResponse<String> answer = api.get("/v1/status");
            if (answer.statusCode() != 200)
                throw new Refusal(ExitCode.FAILED, "The installation answers " + answer.statusCode() + ".");
            Status status = StatusJson.read(answer.body());
            return status.subscribers();
        }
    }

    /** How many profiles stand there; one that was refused twice is one. */
    private static int dead(Cluster cluster, String subscriber) {
        Set<String> ids = new HashSet<>();
        new CommittedTopic(cluster.client())
                .read(
                        cluster.topics().deadLetters(subscriber).name(),
                        record -> ids.add(new String(record.key(), StandardCharsets.UTF_8)));
        return ids.size();
    }
}
