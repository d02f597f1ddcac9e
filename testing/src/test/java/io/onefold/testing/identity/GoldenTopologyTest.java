package io.onefold.testing.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.onefold.identity.forest.Forest;
import io.onefold.identity.normalise.CommandNormaliser;
import io.onefold.identity.normalise.IdentifierReader;
import io.onefold.identity.normalise.KeyDeriver;
import io.onefold.identity.normalise.SourceRegions;
import io.onefold.identity.normalise.TouchpointLimits;
import io.onefold.identity.normalise.TouchpointNormaliser;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.identity.rules.IdentityRulesParser;
import io.onefold.identity.streams.IdentityTopology;
import io.onefold.identity.streams.NormaliserSupplier;
import io.onefold.profile.ProfileRules;
import io.onefold.schemas.serde.Registry;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoldenTopologyTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/topology.txt");

    /**
     * The names of stores and processors name state and changelogs on every installation there is: a changed one loses state. Run with
     * -Dgolden.write=true to write the file anew.
     */
    @Test
    void theShippedTopologyIsTheOneThatInstallationsHaveStateOf() throws IOException {
        String described = describe();
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, described);
        }

        assertThat(GOLDEN).hasContent(described);
    }

    /** The registry gives every schema the same id: nothing is written with it. */
    private static HttpServer registry() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] answer = "{\"id\":1}".getBytes(StandardCharsets.US_ASCII);
            exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String describe() throws IOException {
        HttpServer server = registry();
        try {
            return described("http://127.0.0.1:" + server.getAddress().getPort());
        } finally {
            server.stop(0);
        }
    }

    private static String described(String registryUrl) {
        KeyDeriver keys = new KeyDeriver("a secret for tests only, 32 bytes".getBytes(StandardCharsets.UTF_8));
        IdentityRules rules =
                IdentityRulesParser.parse(IdentityRulesParser.shipped(), IdentifierReader.blockedValues(keys));
        Topics topics = new Topics("");
        try (Registry registry = Registry.connect(Map.of("schema.registry.url", registryUrl))) {
            IdentityTopology topology = new IdentityTopology(
                    topics,
                    new TopicSerdes(registry, topics),
                    new IdentityTopology.Settings(
                            Forest.Settings.of(rules, ProfileRules.DEFAULT, ZoneOffset.UTC),
                            16,
                            keys.secretFingerprint(),
                            100),
                    new NormaliserSupplier(
                            new TouchpointNormaliser(rules, keys, SourceRegions.NONE, TouchpointLimits.DEFAULT),
                            new CommandNormaliser(new IdentifierReader(rules, keys))));
            return topology.get().describe().toString();
        }
    }
}
