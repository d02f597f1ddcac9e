package io.onefold.testing.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.onefold.app.local.Installation;
import io.onefold.app.local.Loopback;
import io.onefold.testing.kafka.EmbeddedBroker;
import io.onefold.testing.process.Distribution;
import io.onefold.testing.process.OnefoldProcess;
import io.onefold.testing.process.Ports;
import io.onefold.testing.registry.TestRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The image's command as a container runs it that may do nothing: as the image's user, under a root that is read-only but for the volume and
 * {@code /tmp}. Instead of an engine it takes root's right to mount.
 */
@Tag("long")
class ReadOnlyRootIT {
    private static final Duration START = Duration.ofMinutes(5);

    /** A root of its own, read-only: $1; the product: $2; its volume: $3; whose it is to be: $4. The rest is run there. */
    private static final String INSIDE = """
            set -e
            root=$1 product=$2 volume=$3 user=$4
            shift 4
            mount --rbind / "$root"
            mount -o remount,ro,bind "$root"
            mount -t tmpfs -o mode=755 tmpfs "$root/opt"
            mkdir "$root/opt/onefold"
            mount --bind "$product" "$root/opt/onefold"
            mount -o remount,ro,bind "$root/opt/onefold"
            mount -t tmpfs -o mode=755 tmpfs "$root/var/lib"
            mkdir "$root/var/lib/onefold"
            mount --bind "$volume" "$root/var/lib/onefold"
            mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
            exec chroot --userspec="$user" "$root" "$@"
            """;

    @TempDir
    private Path folder;

    @BeforeAll
    static void requireMounts() throws Exception {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && new ProcessBuilder("unshare", "--mount", "true")
                                        .start()
                                        .waitFor()
                                == 0,
                "this user may not mount: the image's command is not run under a read-only root");
    }

    @Test
    void itStartsIsHealthyAndStopsWhereOnlyItsVolumeAndTmpCanBeWritten() throws Exception {
        ContainerFile image = ContainerFile.read(Distribution.root().resolve("deploy/Containerfile"));
        Path volume = Files.createDirectory(folder.resolve("volume"));
        chown(image.user(), volume);
        giveSecret(image.user(), volume.resolve("given.secret"));
        Ports ports = Ports.free();
        try (TestRegistry registry = TestRegistry.start(Installation.under(Distribution.home()), folder)) {
            Map<String, String> environment = environment(image, registry, ports);
            try (OnefoldProcess up = OnefoldProcess.start(folder, environment, command(image, volume))) {
                up.awaitLine("Ready after", START);

                assertThat(run(image.healthCheck(), environment)).as("healthy").isZero();
                up.signal("TERM");
                assertThat(up.awaitEnd()).as(up.output()).isZero();
                assertThat(up.output()).doesNotContainIgnoringCase("read-only");
                assertThat(run(image.healthCheck(), environment))
                        .as("healthy once it has stopped")
                        .isNotZero();
            }
        }
    }

    private List<String> command(ContainerFile image, Path volume) throws Exception {
        Path root = Files.createDirectory(folder.resolve("root"));
        List<String> command = new ArrayList<>(List.of("unshare", "--mount", "--propagation", "private"));
        command.addAll(List.of("sh", "-c", INSIDE, "inside", root.toString()));
        command.addAll(List.of(Distribution.home().toString(), volume.toString(), image.user()));
        command.addAll(image.command());
        return command;
    }

    private static Map<String, String> environment(ContainerFile image, TestRegistry registry, Ports ports) {
        Map<String, String> environment = new HashMap<>(image.environment());
        environment.put("ONEFOLD_BOOTSTRAP", EmbeddedBroker.shared().bootstrap());
        environment.put("ONEFOLD_REGISTRY_URL", registry.url());
        environment.put("ONEFOLD_COLLECTOR_HOST", Loopback.HOST);
        environment.put("ONEFOLD_API_HOST", Loopback.HOST);
        environment.put("ONEFOLD_COLLECTOR_PORT", Integer.toString(ports.collector()));
        environment.put("ONEFOLD_API_PORT", Integer.toString(ports.api()));
        environment.put("ONEFOLD_TENANT_SECRET_FILE", "/var/lib/onefold/given.secret");
        environment.put("ONEFOLD_TOPICS_PREFIX", "readonly.");
        environment.put("ONEFOLD_TOPICS_PARTITIONS", "2");
        environment.put("ONEFOLD_JAVA_OPTS", environment.get("ONEFOLD_JAVA_OPTS") + " -Xmx512m");
        return environment;
    }

    /** As a cluster mounts it: root's, and for the group of the image's user to read. */
    private static void giveSecret(String user, Path file) throws Exception {
        Files.writeString(file, "a2VwdCBieSB0aGUgdGVzdCBvbmx5LCAzMiBieXRlcyE=\n");
        chown("0:" + user.substring(user.indexOf(':') + 1), file);
        assertThat(run(List.of("chmod", "440", file.toString()), Map.of())).isZero();
    }

    private static int run(List<String> command, Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private static void chown(String user, Path folder) throws Exception {
        assertThat(run(List.of("chown", user, folder.toString()), Map.of())).isZero();
    }
}
