package io.onefold.testing.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.testing.cluster.Cluster;
import io.onefold.testing.cluster.Instance;
import io.onefold.testing.process.Distribution;
import io.onefold.testing.process.Verb;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** deploy/rolling-restart on three instances that take events meanwhile. */
@Tag("long")
class RollingRestartIT {
    private static final long LOOK_MILLIS = 100;

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private int acknowledged;

    @Test
    void eachIsRestartedOnceTheOneBeforeIsReadyAndNoEventIsRefusedByAll() throws Exception {
        try (Cluster cluster = Cluster.start(folder);
                ExecutorService restarting = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicBoolean over = new AtomicBoolean();
            List<String> restarted = new ArrayList<>();
            Future<?> restarts = restarting.submit(() -> {
                restart(cluster.instances(), over, restarted);
                return null;
            });
            Process script = script(cluster.instances());
            for (int i = 0; script.isAlive(); i++) {
                send(cluster.instances(), i);
                Thread.sleep(LOOK_MILLIS);
            }
            over.set(true);
            restarts.get();

            String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(script.exitValue()).as(said).isZero();
            assertThat(said).contains("all of them");
            assertThat(restarted).containsExactly("a", "b", "c");
            assertThat(acknowledged).isPositive();
            Verb audit = cluster.audit();
            assertThat(audit.exitCode()).as(audit.output()).isZero();
        } finally {
            http.close();
        }
    }

    private Process script(List<Instance> instances) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Distribution.root().resolve("deploy/rolling-restart").toString(), "-w", "300"));
        for (Instance each : instances) command.add(each.apiUrl() + "=touch " + asked(each));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private Path asked(Instance instance) {
        return folder.resolve("restart-" + instance.name());
    }

    /** What a service manager does when it is told to. */
    private void restart(List<Instance> instances, AtomicBoolean over, List<String> restarted)
            throws IOException, InterruptedException {
        while (!over.get()) {
            for (Instance each : instances) {
                if (!Files.deleteIfExists(asked(each))) continue;
                restarted.add(each.name());
                each.stop();
                each.start();
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** To whoever takes it. */
    private void send(List<Instance> to, int number) throws InterruptedException {
        String event = "{\"messageId\":\"r%1$d\",\"userId\":\"u%2$d\",\"anonymousId\":\"d%1$d\"}"
                .formatted(number, number % 20);
        for (Instance each : to) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(each.collectorUrl() + "/v1/identify"))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Basic d2ViOg==")
                    .POST(BodyPublishers.ofString(event))
                    .build();
            try {
                if (http.send(request, BodyHandlers.ofString()).statusCode() != 200) continue;
                acknowledged++;
                return;
            } catch (IOException e) {
                // The next one.
            }
        }
        throw new AssertionError("no instance took event " + number);
    }
}
