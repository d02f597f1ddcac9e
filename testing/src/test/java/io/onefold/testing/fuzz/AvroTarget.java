package io.onefold.testing.fuzz;

import io.onefold.identity.forest.Forest;
import io.onefold.identity.normalise.CommandNormaliser;
import io.onefold.identity.normalise.IdentifierReader;
import io.onefold.identity.normalise.SourceRegions;
import io.onefold.identity.normalise.TouchpointLimits;
import io.onefold.identity.normalise.TouchpointNormaliser;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.identity.rules.IdentityRulesParser;
import io.onefold.identity.streams.IdentityTopology;
import io.onefold.identity.streams.NormaliserSupplier;
import io.onefold.profile.ProfileRules;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.IdentityCommandRequest;
import io.onefold.schemas.serde.Registry;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/**
 * Records at the topology of identity resolution. An input is a byte that says which topic, and the record's value. Each must come out as a
 * message to an identifier, or in quarantine.
 */
final class AvroTarget implements FuzzTarget {
    private static final Instant NOW = Instant.ofEpochMilli(1_772_000_000_000L);

    private final Topics topics = new Topics("");
    private final SchemaServer server = new SchemaServer();
    private final Registry registry = Registry.connect(Map.of("schema.registry.url", server.url()));
    private final TopicSerdes serdes = new TopicSerdes(registry, topics);
    private final List<byte[]> samples = new ArrayList<>();
    private final List<TestInputTopic<byte[], byte[]>> inputs = new ArrayList<>();
    private final TopologyTestDriver driver;

    AvroTarget(Path folder) throws IOException {
        IdentityRules rules =
                IdentityRulesParser.parse(IdentityRulesParser.shipped(), IdentifierReader.blockedValues(Targets.KEYS));
        IdentityTopology topology = new IdentityTopology(
                topics,
                serdes,
                new IdentityTopology.Settings(
                        Forest.Settings.of(rules, ProfileRules.DEFAULT, ZoneOffset.UTC),
                        1,
                        Targets.KEYS.secretFingerprint(),
                        100),
                new NormaliserSupplier(
                        new TouchpointNormaliser(rules, Targets.KEYS, SourceRegions.NONE, TouchpointLimits.DEFAULT),
                        new CommandNormaliser(new IdentifierReader(rules, Targets.KEYS))));
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "fuzz");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve("state").toString());
        driver = new TopologyTestDriver(topology.get(), properties, NOW);
        for (Channel channel : List.of(Channel.WEB, Channel.STORE, Channel.MEMBER)) {
            String topic = topics.touchpoints(channel).name();
            byte[] value = serdes.touchpoints(channel).serializer().serialize(topic, Touches.of(channel));
            input(topic, value);
        }
        String commands = topics.identityCommands().name();
        IdentityCommandRequest unlink = new IdentityCommandRequest(
                "c1",
                "must-link",
                new Identifier("email", "a@example.com"),
                new Identifier("customer_id", "u2"),
                NOW.toEpochMilli(),
                "someone",
                "asked to");
        input(commands, serdes.identityCommands().serializer().serialize(commands, unlink));
    }

    private void input(String topic, byte[] value) {
        byte[] sample = new byte[value.length + 1];
        sample[0] = (byte) inputs.size();
        System.arraycopy(value, 0, sample, 1, value.length);
        samples.add(sample);
        inputs.add(driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    @Override
    public String name() {
        return "avro";
    }

    @Override
    public List<byte[]> samples() {
        return samples;
    }

    @Override
    public boolean take(byte[] input) {
        int which = input.length == 0 ? 0 : (input[0] & 0xff) % inputs.size();
        byte[] value = input.length == 0 ? new byte[0] : Arrays.copyOfRange(input, 1, input.length);
        inputs.get(which).pipeInput(new byte[] {1}, value, NOW);
        // What an observation brings about may come the same way; the first of them is the input itself.
        int observed = drain(topics.observations().name());
        int quarantined = drain(topics.quarantine().name());
        for (String topic : List.copyOf(driver.producedTopicNames())) drain(topic);
        if (quarantined > 1 || (quarantined == 1 && observed > 0) || quarantined + observed == 0)
            throw new IllegalStateException(observed + " observed, " + quarantined + " quarantined of one record");
        return quarantined == 0;
    }

    private int drain(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .size();
    }

    @Override
    public void close() {
        driver.close();
        registry.close();
        server.close();
    }
}
