package io.onefold.testing.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.onefold.app.local.Installation;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.mapping.PublicSchemas;
import io.onefold.schemas.serde.Registry;
import io.onefold.schemas.serde.RegistrySubjects;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import io.onefold.testing.peers.NodePeer;
import io.onefold.testing.registry.TestRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Onefold writes, Confluent's own serializers read, and the other way round, through a real registry. */
class ConfluentSerdesIT {
    private static final Path PEERS = Path.of("src", "test", "peers").toAbsolutePath();
    private static final Path GENUINE = Path.of("target", "peers").toAbsolutePath();
    private static final String TOPIC = new Topics("").touchpoints(Channel.WEB).name();
    private static final ObjectMapper TREES = new ObjectMapper();

    @TempDir
    static Path folder;

    private static TestRegistry server;
    private static Registry registry;
    private static Serde<Touchpoint> own;

    @BeforeAll
    static void start() {
        server = TestRegistry.start(Installation.under(Path.of(System.getProperty("onefold.home"))), folder);
        registry = Registry.connect(server.settings());
        new RegistrySubjects(registry, new Topics("")).register();
        own = new TopicSerdes(registry, new Topics("")).touchpoints(Channel.WEB);
    }

    @AfterAll
    static void stop() {
        if (registry != null) registry.close();
        if (server != null) server.close();
    }

    @Test
    void confluentsJavaDeserializerReadsWhatOnefoldWrites() throws Exception {
        String answer = java("read").answer(written());

        assertThat(TREES.readTree(answer)).isEqualTo(TREES.readTree(Meeting.avroJson()));
    }

    @Test
    void onefoldReadsWhatConfluentsJavaSerializerWrites() throws Exception {
        String hex = java("write").answer(Meeting.avroJson());

        assertThat(read(hex)).isEqualTo(Meeting.touchpoint());
        assertThat(hex)
                .as("the same schema has the same id")
                .startsWith(written().substring(0, 10));
    }

    @Test
    void confluentsJavaScriptDeserializerReadsWhatOnefoldWrites() throws Exception {
        String answer = node("read").answer(written());

        assertThat(TREES.readTree(answer)).isEqualTo(TREES.readTree(Meeting.javaScriptJson()));
    }

    @Test
    void onefoldReadsWhatConfluentsJavaScriptSerializerWrites() throws Exception {
        String hex = node("write").answer(Meeting.javaScriptJson());

        assertThat(read(hex)).isEqualTo(Meeting.touchpoint());
    }

    private static String written() {
        return HexFormat.of().formatHex(own.serializer().serialize(TOPIC, Meeting.touchpoint()));
    }

    private static Touchpoint read(String hex) {
        return own.deserializer().deserialize(TOPIC, HexFormat.of().parseHex(hex));
    }

    private static Peer java(String direction) throws IOException {
        Path schema = folder.resolve("web.avsc");
        Files.writeString(
                schema, PublicSchemas.byRecordName().get("WebTouchpoint").toString());
        return new Peer(
                folder,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        GENUINE.resolve("datahub-client.jar").toString(),
                        PEERS.resolve("java").resolve("ConfluentPeer.java").toString(),
                        server.url(),
                        TOPIC,
                        schema.toString(),
                        direction));
    }

    private static Peer node(String direction) throws IOException, InterruptedException {
        Path scripts = NodePeer.installed("confluent").folder();
        return new Peer(scripts, List.of("node", "peer.mjs", server.url(), TOPIC, direction));
    }
}
