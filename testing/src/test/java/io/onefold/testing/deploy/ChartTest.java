package io.onefold.testing.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.onefold.app.config.Configuration;
import io.onefold.app.config.ConfigurationReader;
import io.onefold.app.config.Parts;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChartTest {
    private static final Path PROJECT = Path.of("..");
    private static final Chart CHART = new Chart(PROJECT);

    @BeforeAll
    static void requireHelm() {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        || System.getProperty("os.name").startsWith("Mac"),
                "Helm as a library is not there for this system: the chart is not tried");
    }

    static List<Path> valueSets() throws IOException {
        return CHART.valueSets();
    }

    @Test
    void helmFindsNothingWrongWithIt() {
        assertThat(CHART.lint().isFailed())
                .as(String.join("\n", CHART.lint().getMessages()))
                .isFalse();
    }

    /** The restricted level of Kubernetes' Pod Security Standards, and what Onefold needs beside it. */
    @ParameterizedTest
    @MethodSource("valueSets")
    void everyManifestIsOfItsKindAndEveryPodIsRestricted(Path values) {
        Manifests manifests = CHART.template(values, Map.of());

        assertThat(manifests.of(StatefulSet.class)).hasSize(1);
        for (PodSpec pod : pods(manifests)) {
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getEnableServiceLinks()).isFalse();
            assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThan(90);
            for (Container container : pod.getContainers()) {
                var security = container.getSecurityContext();
                assertThat(security.getAllowPrivilegeEscalation()).isFalse();
                assertThat(security.getReadOnlyRootFilesystem()).isTrue();
                assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
                assertThat(container.getStartupProbe()).isNotNull();
                assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/health/ready");
                assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/health/live");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("valueSets")
    void theConfigurationIsOneThatOnefoldReads(Path values, @TempDir Path folder) throws Exception {
        Manifests manifests = CHART.template(values, Map.of());

        for (PodSpec pod : pods(manifests)) {
            RenderedPod rendered = new RenderedPod(manifests, pod, "shop-onefold-0", folder);
            Configuration configuration = new ConfigurationReader(rendered.environment()).read(null, Map.of());

            assertThat(configuration.streams().instance()).isEqualTo("shop-onefold-0");
            assertThat(configuration.servers().ownBroker()).isFalse();
            assertThat(configuration.servers().ownRegistry()).isFalse();
        }
    }

    @Test
    void strimziGivesTheUserTheTopicsAndTheWayIn(@TempDir Path folder) throws Exception {
        Manifests manifests = CHART.template(CHART.file("ci/strimzi-values.yaml"), Map.of());

        assertThat(manifests.of(KafkaUser.class)).hasSize(1);
        assertThat(manifests.of(KafkaTopic.class))
                .extracting(topic -> topic.getSpec().getTopicName())
                .contains("shop.observations", "shop.touchpoints.web");
        PodSpec pod = manifests
                .named(StatefulSet.class, "shop-onefold")
                .getSpec()
                .getTemplate()
                .getSpec();
        assertThat(new RenderedPod(manifests, pod, "shop-onefold-0", folder).environment())
                .containsEntry("ONEFOLD_BOOTSTRAP", "events-kafka-bootstrap:9093")
                .containsEntry("ONEFOLD_KAFKA_SASL_JAAS_CONFIG", "shop-onefold/sasl.jaas.config");
    }

    /** Instances have state, so what is scaled by load is what has none. */
    @Test
    void onlyTheSeparateCollectorIsScaledByLoad(@TempDir Path folder) throws Exception {
        Manifests manifests = CHART.template(CHART.file("ci/strimzi-values.yaml"), Map.of());

        HorizontalPodAutoscaler autoscaler =
                manifests.of(HorizontalPodAutoscaler.class).getFirst();
        Deployment collector = manifests.of(Deployment.class).getFirst();
        assertThat(manifests.of(HorizontalPodAutoscaler.class)).hasSize(1);
        assertThat(autoscaler.getSpec().getScaleTargetRef().getName())
                .isEqualTo(collector.getMetadata().getName());
        assertThat(collector.getSpec().getReplicas()).isNull();
        assertThat(manifests.of(PodDisruptionBudget.class)).hasSize(2);
        RenderedPod pod = new RenderedPod(
                manifests, collector.getSpec().getTemplate().getSpec(), "shop-onefold-collector-x", folder);
        assertThat(new ConfigurationReader(pod.environment())
                        .read(null, Map.of())
                        .parts())
                .isEqualTo(Parts.COLLECTOR);
    }

    @Test
    void aMisspeltValueIsRefused() {
        assertThatThrownBy(() -> plain(Map.of("replcas", "2"))).hasMessageContaining("replcas");
    }

    @Test
    void whatIsMissingOrCannotWorkIsNamed() {
        assertThatThrownBy(() -> plain(Map.of("tenantSecret.existingSecret", "")))
                .hasMessageContaining("tenantSecret.existingSecret is required");
        assertThatThrownBy(() -> plain(Map.of("kafka.bootstrap", "")))
                .hasMessageContaining("kafka.bootstrap is required");
        assertThatThrownBy(() -> plain(Map.of("replicas", "2", "connectors.x", "y")))
                .hasMessageContaining("need connect.url");
        assertThatThrownBy(() -> plain(Map.of("terminationGracePeriodSeconds", "95")))
                .hasMessageContaining("an orderly stop may take 90 s");
    }

    @Test
    void noNameIsTakenTwice() throws Exception {
        for (Path values : CHART.valueSets()) {
            List<String> names = new ArrayList<>();
            for (HasMetadata each : CHART.template(values, Map.of()).all())
                names.add(each.getKind() + "/" + each.getMetadata().getName());
            assertThat(names).doesNotHaveDuplicates();
        }
    }

    private static void plain(Map<String, String> settings) {
        CHART.template(CHART.file("ci/plain-values.yaml"), settings);
    }

    private static List<PodSpec> pods(Manifests manifests) {
        List<PodSpec> pods = new ArrayList<>();
        manifests
                .of(StatefulSet.class)
                .forEach(each -> pods.add(each.getSpec().getTemplate().getSpec()));
        manifests
                .of(Deployment.class)
                .forEach(each -> pods.add(each.getSpec().getTemplate().getSpec()));
        return pods;
    }
}
