package io.onefold.testing.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.onefold.app.audit.CommittedTopic;
import io.onefold.app.config.Configuration;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.schemas.ConsoleAct;
import io.onefold.schemas.serde.Registry;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.testing.installation.RunningInstallation;
import io.onefold.testing.peers.NodePeer;
import io.onefold.testing.process.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The console of a running installation in a real browser. What is looked at stands in the scripts below {@code src/test/peers/console}; the
 * pictures are in {@code target/console}, and with {@code -Donefold.write-docs} those that the documentation shows are written anew.
 */
@Tag("long")
@Order(5)
class ConsoleIT {
    private static final Path PICTURES = Path.of("target", "console").toAbsolutePath();
    private static final List<String> DOCUMENTED = List.of("customer", "graph", "customer-zh-dark");

    @TempDir
    private static Path folder;

    @AutoClose
    private static RunningInstallation installation;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/chromium")), "chromium is not installed: no browser looks at it");
        installation = RunningInstallation.start(Distribution.home(), folder, 2);
    }

    @Test
    void thePagesAboutPeopleHoldWhatTheyPromise() throws Exception {
        Configuration configuration = installation.configuration();

        NodePeer.Run run = NodePeer.installed("console")
                .run(
                        "people.mjs",
                        configuration.api().url(),
                        configuration.collector().url(),
                        PICTURES.toString());

        assertThat(run.code()).as(run.output()).isZero();
        assertThat(acts(configuration)).singleElement().satisfies(act -> {
            assertThat(act.action()).isEqualTo("reveal");
            assertThat(act.who()).isEqualTo("Chen Yu");
            assertThat(act.why()).isEqualTo("asked about order O-1001");
        });
        if (System.getProperty("onefold.write-docs") != null) writePictures();
    }

    private static List<ConsoleAct> acts(Configuration configuration) {
        List<ConsoleAct> acts = new ArrayList<>();
        String topic = configuration.topics().topics().consoleAudit().name();
        try (Registry registry = Registry.connect(
                Map.of("schema.registry.url", configuration.servers().registryUrl()))) {
            var values = new TopicSerdes(registry, configuration.topics().topics())
                    .consoleAudit()
                    .deserializer();
            new CommittedTopic(KafkaProperties.of(configuration))
                    .read(topic, record -> acts.add(values.deserialize(topic, record.value())));
        }
        return acts;
    }

    private static void writePictures() throws IOException {
        Path images = Files.createDirectories(Distribution.root().resolve("docs/images"));
        for (String each : DOCUMENTED)
            Files.copy(
                    PICTURES.resolve(each + ".png"),
                    images.resolve("console-" + each + ".png"),
                    StandardCopyOption.REPLACE_EXISTING);
    }
}
