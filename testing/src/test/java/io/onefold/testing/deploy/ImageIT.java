package io.onefold.testing.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.app.local.Installation;
import io.onefold.app.local.Loopback;
import io.onefold.testing.kafka.EmbeddedBroker;
import io.onefold.testing.process.Distribution;
import io.onefold.testing.process.OnefoldProcess;
import io.onefold.testing.registry.TestRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the image starts, started by hand: command and environment are those that deploy/ says, but for addresses and folders. */
class ImageIT {
    private static final String INSIDE = "/opt/onefold/";
    private static final String SERVICE = "onefold-1";
    private static final String SECRET = "a2VwdCBieSB0aGUgdGVzdCBvbmx5LCAzMiBieXRlcyE=\n";

    private final Path deploy = Distribution.root().resolve("deploy");

    @TempDir
    private Path folder;

    @Test
    void theImageHoldsTheDistributionAsTheBuildPacksIt() throws Exception {
        Map<String, String> copies =
                ContainerFile.read(deploy.resolve("Containerfile")).copies();

        assertThat(copies.keySet())
                .containsExactlyInAnyOrder(
                        INSIDE + "lib",
                        INSIDE + "connect",
                        INSIDE + "plugins",
                        INSIDE + "registry",
                        INSIDE + "notices",
                        INSIDE + "onefold");
        copies.forEach((to, from) -> {
            Path packed = Distribution.home().resolve(to.substring(INSIDE.length()));
            assertThat(Distribution.root().resolve(from)).exists();
            assertThat(packed).exists();
        });
    }

    @Test
    void itsCommandServesAgainstABrokerAndARegistryOfOthersAndStopsWhenToldTo() throws Exception {
        ContainerFile image = ContainerFile.read(deploy.resolve("Containerfile"));
        int api = Loopback.freePort();
        try (TestRegistry registry = TestRegistry.start(Installation.under(Distribution.home()), folder)) {
            Map<String, String> environment = environment(image, registry.url(), api);
            try (OnefoldProcess up = OnefoldProcess.start(folder, environment, command(image))) {
                up.awaitLine("Ready after", Duration.ofMinutes(5));

                assertThat(up.tree()).as("the application alone").hasSize(1);
                assertThat(statusOf("http://" + Loopback.HOST + ":" + api + "/health/ready"))
                        .isEqualTo(200);
                up.signal("TERM");

                assertThat(up.awaitEnd()).as(up.output()).isZero();
            }
        }
    }

    private static List<String> command(ContainerFile image) {
        return image.command().stream()
                .map(word -> word.startsWith(INSIDE)
                        ? Distribution.home()
                                .resolve(word.substring(INSIDE.length()))
                                .toString()
                        : word)
                .toList();
    }

    /** A container has a network and a root of its own; here both are the machine's. */
    private Map<String, String> environment(ContainerFile image, String registryUrl, int api) throws Exception {
        Map<String, String> environment = new HashMap<>(image.environment());
        environment.putAll(ComposeFile.read(deploy.resolve("compose.yaml")).environment(SERVICE));
        replace(environment, "ONEFOLD_BOOTSTRAP", EmbeddedBroker.shared().bootstrap());
        replace(environment, "ONEFOLD_REGISTRY_URL", registryUrl);
        replace(environment, "ONEFOLD_TENANT_SECRET_FILE", secret().toString());
        replace(environment, "ONEFOLD_DATA", folder.resolve("data").toString());
        replace(environment, "ONEFOLD_COLLECTOR_HOST", Loopback.HOST);
        replace(environment, "ONEFOLD_API_HOST", Loopback.HOST);
        replace(environment, "ONEFOLD_TOPICS_REPLICATION", "1");
        environment.put("ONEFOLD_COLLECTOR_PORT", Integer.toString(Loopback.freePort()));
        environment.put("ONEFOLD_API_PORT", Integer.toString(api));
        environment.put("ONEFOLD_TOPICS_PREFIX", "image.");
        environment.put("ONEFOLD_TOPICS_PARTITIONS", "4");
        return environment;
    }

    private static void replace(Map<String, String> environment, String name, String value) {
        assertThat(environment).containsKey(name);
        environment.put(name, value);
    }

    private Path secret() throws Exception {
        Path secret = Files.writeString(folder.resolve("tenant.secret"), SECRET);
        assertThat(secret.toFile().setReadable(false, false)).isTrue();
        assertThat(secret.toFile().setReadable(true, true)).isTrue();
        return secret;
    }

    private static int statusOf(String url) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
