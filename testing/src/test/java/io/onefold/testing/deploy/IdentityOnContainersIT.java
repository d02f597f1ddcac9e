package io.onefold.testing.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.onefold.app.audit.AuditReport;
import io.onefold.app.sample.Sample;
import io.onefold.app.sample.SampleCompany;
import io.onefold.testing.identity.RunningIdentity;
import io.onefold.testing.process.Distribution;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** Identity resolution on the broker and the registry of the images that deploy/compose.yaml names. */
@Tag("containers")
class IdentityOnContainersIT {
    private static final Instant END = Instant.parse("2026-06-30T16:00:00Z");
    private static final int REGISTRY_PORT = 8080;
    private static final String API = "/apis/ccompat/v7";

    @TempDir
    private Path folder;

    @BeforeAll
    static void requireDocker() {
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "no Docker that answers is on this machine: nothing is tested against containers");
    }

    @Test
    void profilesOfASampleCompanyEqualTheBatchRun() throws Exception {
        ComposeFile compose = ComposeFile.read(Distribution.root().resolve("deploy/compose.yaml"));
        Sample sample = SampleCompany.generate(7, 120, END);
        try (KafkaContainer broker = new KafkaContainer(DockerImageName.parse(compose.image("broker-1")));
                GenericContainer<?> registry =
                        new GenericContainer<>(DockerImageName.parse(compose.image("registry")))) {
            registry.withExposedPorts(REGISTRY_PORT).waitingFor(Wait.forHttp(API + "/subjects"));
            broker.start();
            registry.start();
            try (RunningIdentity identity = RunningIdentity.start(place(broker, registry))) {
                identity.publish(sample.touchpoints());
                identity.tick(END.toEpochMilli());
                identity.awaitRest();

                AuditReport report = identity.audit();

                assertThat(report.differences()).isEmpty();
                assertThat(report.equal()).isEqualTo(report.expected()).isGreaterThan(100);
            }
        }
    }

    private RunningIdentity.Place place(KafkaContainer broker, GenericContainer<?> registry) {
        String url = "http://" + registry.getHost() + ":" + registry.getMappedPort(REGISTRY_PORT) + API;
        return new RunningIdentity.Place(
                "containers",
                broker.getBootstrapServers(),
                Map.of("schema.registry.url", url),
                folder.resolve("state"),
                4);
    }
}
