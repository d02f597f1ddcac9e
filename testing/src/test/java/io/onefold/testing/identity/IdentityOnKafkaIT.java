package io.onefold.testing.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.app.audit.AuditReport;
import io.onefold.app.audit.Published;
import io.onefold.app.local.Installation;
import io.onefold.app.sample.Sample;
import io.onefold.app.sample.SampleCompany;
import io.onefold.schemas.Touchpoint;
import io.onefold.testing.kafka.EmbeddedBroker;
import io.onefold.testing.registry.TestRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityOnKafkaIT {
    private static final Instant END = Instant.parse("2026-06-30T16:00:00Z");

    @TempDir
    private static Path folder;

    private static TestRegistry registry;

    @BeforeAll
    static void startRegistry() {
        registry = TestRegistry.start(Installation.under(Path.of(System.getProperty("onefold.home"))), folder);
    }

    @AfterAll
    static void stopRegistry() {
        registry.close();
    }

    @Test
    void profilesOfASampleCompanyEqualTheBatchRunAlsoAfterARestart() throws Exception {
        Sample sample = SampleCompany.generate(7, 120, END);
        try (RunningIdentity identity = identity("company", 4)) {
            identity.publish(sample.touchpoints());
            identity.tick(END.toEpochMilli());
            identity.awaitRest();

            AuditReport first = identity.audit();
            assertThat(first.differences()).isEmpty();
            assertThat(first.equal()).isEqualTo(first.expected()).isGreaterThan(100);

            identity.restart();
            identity.publish(sample.touchpoints());
            identity.awaitRest();

            AuditReport again = identity.audit();
            assertThat(again.differences()).isEmpty();
            assertThat(again.expected()).isEqualTo(first.expected());
        }
    }

    @Test
    void anyOrderAndAnyNumberOfPartitionsPublishTheSame() throws Exception {
        Sample sample = SampleCompany.generate(8, 60, END);
        List<Touchpoint> shuffled = new ArrayList<>(sample.touchpoints());
        shuffled.addAll(sample.touchpoints().subList(0, 50));
        Collections.shuffle(shuffled, new Random(8));

        Published straight = published("straight", 1, sample.touchpoints());
        Published mixed = published("mixed", 8, shuffled);

        assertThat(mixed.profiles()).isEqualTo(straight.profiles()).isNotEmpty();
        assertThat(mixed.index()).isEqualTo(straight.index());
    }

    private static Published published(String name, int partitions, List<Touchpoint> touchpoints) throws Exception {
        try (RunningIdentity identity = identity(name, partitions)) {
            identity.publish(touchpoints);
            identity.tick(END.toEpochMilli());
            identity.awaitRest();
            return identity.published();
        }
    }

    private static RunningIdentity identity(String name, int partitions) throws Exception {
        String bootstrap = EmbeddedBroker.shared().bootstrap();
        return RunningIdentity.start(new RunningIdentity.Place(
                name, bootstrap, registry.settings(), folder.resolve("state-" + name), partitions));
    }
}
