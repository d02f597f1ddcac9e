package io.onefold.testing.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.onefold.app.local.Installation;
import io.onefold.app.local.Loopback;
import io.onefold.testing.kafka.EmbeddedBroker;
import io.onefold.testing.process.Distribution;
import io.onefold.testing.process.OnefoldProcess;
import io.onefold.testing.process.Ports;
import io.onefold.testing.registry.TestRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the chart would have a node start, started by hand on the loopback address: arguments, environment and files are the chart's. */
@Tag("long")
class ChartIT {
    private static final Duration START = Duration.ofMinutes(5);
    private static final String SECRET = "a2VwdCBieSB0aGUgdGVzdCBvbmx5LCAzMiBieXRlcyE=\n";
    private static final Pattern METRIC = Pattern.compile("onefold_[a-z_]+");

    private final Chart chart = new Chart(Distribution.root());

    @TempDir
    private Path folder;

    @Test
    void anInstanceAndACollectorServeAndStopWithinTheirGracePeriod() throws Exception {
        Manifests manifests = chart.template(
                chart.file("ci/plain-values.yaml"),
                Map.of(
                        "collector.separate",
                        "true",
                        "prometheusRule.enabled",
                        "true",
                        "topics.prefix",
                        "chart.",
                        "config.topics.partitions",
                        "2"));
        PodSpec instance = manifests
                .named(StatefulSet.class, "shop-onefold")
                .getSpec()
                .getTemplate()
                .getSpec();
        PodSpec collector = manifests
                .named(Deployment.class, "shop-onefold-collector")
                .getSpec()
                .getTemplate()
                .getSpec();
        Ports first = Ports.free();
        Ports second = Ports.free();
        try (TestRegistry registry = TestRegistry.start(Installation.under(Distribution.home()), folder);
                OnefoldProcess state = start(
                        new RenderedPod(manifests, instance, "shop-onefold-0", folder.resolve("0")), registry, first)) {
            state.awaitLine("Ready after", START);
            try (OnefoldProcess stateless = start(
                    new RenderedPod(manifests, collector, "shop-onefold-collector-x", folder.resolve("x")),
                    registry,
                    second)) {
                stateless.awaitLine("Ready after", START);

                assertThat(get(second.apiUrl() + "/health/ready").statusCode()).isEqualTo(200);
                assertThat(identify(second)).isEqualTo(200);
                await().atMost(START)
                        .until(() -> get(first.apiUrl() + "/v1/profiles/by/email/someone@example.com")
                                        .statusCode()
                                == 200);
                assertThat(get(second.apiUrl() + "/v1/profiles/by/email/someone@example.com")
                                .statusCode())
                        .as("it has no profiles")
                        .isEqualTo(404);
                stop(stateless, collector);
            }
            assertThat(get(first.apiUrl() + "/metrics").body()).contains(metricsOfAlerts(manifests));
            stop(state, instance);
        }
    }

    private static void stop(OnefoldProcess process, PodSpec pod) throws Exception {
        long begun = System.nanoTime();
        process.signal("TERM");

        assertThat(process.awaitEnd()).as(process.output()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isLessThan(Duration.ofSeconds(pod.getTerminationGracePeriodSeconds()));
    }

    private static List<String> metricsOfAlerts(Manifests manifests) {
        List<String> named = new ArrayList<>();
        manifests
                .of(PrometheusRule.class)
                .forEach(rule -> rule.getSpec()
                        .getGroups()
                        .forEach(group -> group.getRules()
                                .forEach(each -> METRIC.matcher(each.getExpr().toString())
                                        .results()
                                        .forEach(found -> named.add(found.group())))));
        assertThat(named).isNotEmpty();
        return named;
    }

    /** A pod has a network and a root of its own; here both are the machine's. */
    private OnefoldProcess start(RenderedPod pod, TestRegistry registry, Ports ports) throws IOException {
        Map<String, String> environment = pod.environment();
        replace(environment, "ONEFOLD_BOOTSTRAP", EmbeddedBroker.shared().bootstrap());
        replace(environment, "ONEFOLD_REGISTRY_URL", registry.url());
        replace(environment, "ONEFOLD_COLLECTOR_HOST", Loopback.HOST);
        replace(environment, "ONEFOLD_COLLECTOR_PORT", Integer.toString(ports.collector()));
        replace(environment, "ONEFOLD_API_HOST", Loopback.HOST);
        replace(environment, "ONEFOLD_API_PORT", Integer.toString(ports.api()));
        replace(environment, "ONEFOLD_JAVA_OPTS", environment.get("ONEFOLD_JAVA_OPTS") + " -Xmx512m");
        String secret = environment.get("ONEFOLD_TENANT_SECRET_FILE");
        if (secret != null) writeSecret(Path.of(secret));
        List<String> command =
                new ArrayList<>(List.of(Distribution.home().resolve("onefold").toString()));
        command.addAll(pod.arguments());
        return OnefoldProcess.start(folder, environment, command);
    }

    private static void replace(Map<String, String> environment, String name, String value) {
        assertThat(environment).containsKey(name);
        environment.put(name, value);
    }

    private static void writeSecret(Path file) throws IOException {
        Files.writeString(file, SECRET);
        assertThat(file.toFile().setReadable(false, false)).isTrue();
        assertThat(file.toFile().setReadable(true, true)).isTrue();
    }

    private static int identify(Ports ports) throws Exception {
        String call = "{\"messageId\":\"m1\",\"userId\":\"u1\",\"traits\":{\"email\":\"someone@example.com\"}}";
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(ports.collectorUrl() + "/v1/identify"))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Basic d2ViOg==")
                    .POST(BodyPublishers.ofString(call))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private static HttpResponse<String> get(String url) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
        }
    }
}
