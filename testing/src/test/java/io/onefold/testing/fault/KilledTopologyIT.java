package io.onefold.testing.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.app.audit.AuditReport;
import io.onefold.app.local.Installation;
import io.onefold.app.sample.SampleCompany;
import io.onefold.schemas.Touchpoint;
import io.onefold.testing.identity.IdentityMain;
import io.onefold.testing.identity.RunningIdentity;
import io.onefold.testing.identity.RunningIdentity.Place;
import io.onefold.testing.kafka.EmbeddedBroker;
import io.onefold.testing.registry.TestRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class KilledTopologyIT {
    private static final Instant END = Instant.parse("2026-06-30T16:00:00Z");
    private static final int KILLS = Integer.getInteger("onefold.kills", 5);

    @TempDir
    private Path folder;

    @Test
    void nothingIsLostOrDoubledThoughTheTopologyIsKilledAgainAndAgain() throws Exception {
        Random random = new Random(5);
        List<Touchpoint> touchpoints = SampleCompany.generate(11, 150, END).touchpoints();
        Path home = Path.of(System.getProperty("onefold.home"));
        try (TestRegistry registry = TestRegistry.start(Installation.under(home), folder);
                RunningIdentity observer = RunningIdentity.attach(place(registry))) {
            int share = touchpoints.size() / KILLS + 1;
            for (int kill = 0; kill < KILLS; kill++) {
                Process topology = start(place(registry));
                int from = kill * share;
                observer.publish(touchpoints.subList(from, Math.min(touchpoints.size(), from + share)));
                topology.waitFor(random.nextInt(1_500), TimeUnit.MILLISECONDS);
                topology.destroyForcibly().waitFor();
            }
            Process last = start(place(registry));
            try {
                observer.tick(END.toEpochMilli());
                observer.awaitRest();

                AuditReport report = observer.audit();

                assertThat(report.differences()).isEmpty();
                assertThat(report.equal()).isEqualTo(report.expected()).isGreaterThan(100);
            } finally {
                last.destroyForcibly().waitFor();
            }
        }
    }

    private Place place(TestRegistry registry) {
        String bootstrap = EmbeddedBroker.shared().bootstrap();
        return new Place("killed", bootstrap, registry.settings(), folder.resolve("state"), 4);
    }

    private static Process start(Place place) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IdentityMain.class.getName(),
                        place.name(),
                        place.bootstrap(),
                        place.registry().get("schema.registry.url"),
                        place.stateFolder().toString(),
                        Integer.toString(place.partitions()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); !"running".equals(line); line = output.readLine())
            if (line == null) throw new IllegalStateException("the topology ended before it ran");
        Thread.ofVirtual().start(() -> drain(output));
        return process;
    }

    /** A process whose output nobody reads stands still once the pipe is full. */
    private static void drain(BufferedReader output) {
        try {
            output.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // The process was killed.
        }
    }
}
