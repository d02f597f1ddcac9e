package io.onefold.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.schemas.Arbitrary;
import io.onefold.schemas.ArbitraryPublished;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.mapping.UnifiedProfileAvro;
import io.onefold.schemas.topics.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicSerdesTest {
    private final StubRegistry stub = new StubRegistry();
    private final Registry registry = Registry.connect(Map.of("schema.registry.url", stub.url()));
    private final TopicSerdes serdes = new TopicSerdes(registry, new Topics("shop."));

    TopicSerdesTest() throws IOException {}

    @AfterEach
    void stop() {
        registry.close();
        stub.close();
    }

    @Test
    void profilesAreWrittenAndReadWithoutAskingTheRegistryAgain() {
        Serde<UnifiedProfile> serde = serdes.customerProfiles();
        Serializer<UnifiedProfile> serializer = serde.serializer();
        Deserializer<UnifiedProfile> deserializer = serde.deserializer();

        for (int seed = 0; seed < 50; seed++) {
            UnifiedProfile profile = new ArbitraryPublished(seed).profile();
            byte[] bytes = serializer.serialize("any", profile);
            assertThat(deserializer.deserialize("any", bytes)).isEqualTo(profile);
        }

        assertThat(stub.requests()).containsExactly("POST /subjects/shop.customer-profiles-value/versions");
    }

    @Test
    void aProfilesBytesAreThoseOfThisReleaseWhicheverReleaseWroteThem() throws IOException {
        Serde<UnifiedProfile> serde = serdes.customerProfiles();
        Deserializer<ByteBuffer> bytes = serdes.customerProfileBytes();

        for (int seed = 0; seed < 50; seed++) {
            byte[] written = serde.serializer().serialize("any", new ArbitraryPublished(seed).profile());
            byte[] before = asAnEarlierRelease(written);
            byte[] now =
                    serde.serializer().serialize("any", serde.deserializer().deserialize("any", before));

            assertThat(bytes.deserialize("any", written)).isEqualTo(Wire.body(written));
            assertThat(before).isNotEqualTo(now);
            assertThat(bytes.deserialize("any", before)).isEqualTo(Wire.body(now));
        }
    }

    /** Of a release that did not have the last of today's fields. */
    private byte[] asAnEarlierRelease(byte[] written) throws IOException {
        Schema today = UnifiedProfileAvro.mapping().schema();
        List<Schema.Field> fields =
                today.getFields().subList(0, today.getFields().size() - 1);
        Schema earlier = Schema.createRecord(today.getFullName(), null, null, false);
        earlier.setFields(fields.stream()
                .map(each -> new Schema.Field(each, each.schema()))
                .toList());
        GenericRecord record = new GenericDatumReader<GenericRecord>(today, earlier)
                .read(null, DecoderFactory.get().binaryDecoder(written, 5, written.length - 5, null));
        AvroSerializer serializer = new AvroSerializer();
        serializer.configure(Map.of("schema.registry.url", stub.url()), false);
        return Objects.requireNonNull(serializer.serialize("earlier", record));
    }

    @Test
    void touchpointsOfAChannelComeBack() {
        Serde<Touchpoint> serde = serdes.touchpoints(Channel.CALL_CENTRE);
        Touchpoint touchpoint = new Arbitrary(4).touchpoint(Channel.CALL_CENTRE);

        byte[] bytes = serde.serializer().serialize("any", touchpoint);

        assertThat(serde.deserializer().deserialize("any", bytes)).isEqualTo(touchpoint);
    }

    @Test
    void aTombstoneIsNullBothWays() {
        Serde<UnifiedProfile> serde = serdes.customerProfiles();

        assertThat(serde.serializer().serialize("any", null)).isNull();
        assertThat(serde.deserializer().deserialize("any", null)).isNull();
    }

    @Test
    void anotherProducersRecordOfTheSameNameIsReadByFields() throws IOException {
        Serde<Touchpoint> serde = serdes.touchpoints(Channel.WEB);
        AvroSerializer others = new AvroSerializer();
        others.configure(Map.of("schema.registry.url", stub.url()), false);

        byte[] bytes = others.serialize("shop.touchpoints.web", ForeignTouchpoint.record());

        Touchpoint read = serde.deserializer().deserialize("shop.touchpoints.web", bytes);
        assertThat(read.messageId()).isEqualTo("m-9");
        assertThat(read.identifiers()).singleElement().hasToString("email:***");
        assertThat(read.senderTime()).isEqualTo(1_000);
    }
}
