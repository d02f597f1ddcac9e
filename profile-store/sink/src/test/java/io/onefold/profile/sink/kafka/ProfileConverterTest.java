package io.onefold.profile.sink.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.profile.sink.Profiles;
import io.onefold.schemas.serde.Registry;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.storage.Converter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProfileConverterTest {
    private static final String TOPIC = "subscriber.analysts";

    private final ProfileConverter converter = new ProfileConverter();
    private OneSchemaRegistry registry;
    private byte[] value;

    @BeforeEach
    void write() throws IOException {
        registry = new OneSchemaRegistry();
        try (Registry connected = Registry.connect(Map.of("schema.registry.url", registry.url()))) {
            value = new TopicSerdes(connected, new Topics(""))
                    .subscriber("analysts")
                    .serializer()
                    .serialize(TOPIC, Profiles.full());
        }
    }

    @AfterEach
    void close() {
        converter.close();
        registry.close();
    }

    @Test
    void aProfileIsAFlatStructOfTypesThatSinksKnow() {
        configure(
                "traits, computed, purchases",
                "computed.life_cycle, computed.last_purchase_on, purchases.spend.CNY, purchases.lastOrderAt");
        Headers headers = new RecordHeaders()
                .add("onefold-as-of", Long.toString(Profiles.AT).getBytes(UTF_8));

        SchemaAndValue read = converter.toConnectData(TOPIC, headers, value);

        Struct row = (Struct) read.value();
        row.validate();
        assertThat(row.schema()).isEqualTo(read.schema());
        assertThat(read.schema().fields().stream().map(Field::name))
                .containsExactly(
                        "profile_id",
                        "traits",
                        "purchases",
                        "computed",
                        "computed_life_cycle",
                        "computed_last_purchase_on",
                        "purchases_spend_cny",
                        "purchases_last_order_at",
                        "as_of");
        assertThat(row.getString("profile_id")).isEqualTo(Profiles.ID);
        assertThat(row.getString("computed_life_cycle")).isEqualTo("loyal");
        assertThat(row.get("computed_last_purchase_on")).isEqualTo(Date.from(Instant.parse("2026-01-31T00:00:00Z")));
        assertThat(row.get("purchases_spend_cny")).isEqualTo(new BigDecimal("1234567890123456789.050000"));
        assertThat(row.getString("purchases_last_order_at")).isEqualTo("2025-05-11T21:46:40.123Z");
        assertThat(row.getString("as_of")).isEqualTo("2025-05-11T21:46:40.123Z");
        Schema traits = read.schema().field("traits").schema();
        assertThat(traits.name()).isEqualTo("io.debezium.data.Json");
        assertThat(traits.parameters()).containsEntry("__debezium.source.column.type", "JSONB");
        assertThat(read.schema().field("purchases_spend_cny").schema().name()).isEqualTo(Decimal.LOGICAL_NAME);
        assertThat(read.schema().field("purchases_last_order_at").schema().name())
                .isEqualTo("io.debezium.time.ZonedTimestamp");
        assertThat(converter.toConnectData(TOPIC, value).schema()).isSameAs(read.schema());
    }

    @Test
    void aTombstoneIsOneWhateverItsHeaders() {
        configure("", "");

        Headers nothing = new RecordHeaders().add("onefold-nothing", new byte[0]);

        assertThat(converter.toConnectData(TOPIC, nothing, null)).isEqualTo(SchemaAndValue.NULL);
        assertThat(converter.toConnectData(TOPIC, null)).isEqualTo(SchemaAndValue.NULL);
    }

    @Test
    void whatCanNeverBeReadIsADataExceptionWithoutAnythingOfThePerson() {
        configure("", "");

        for (byte[] broken : List.of(
                "li@example.org".getBytes(UTF_8),
                "\0\0\0\0\7li@example.org".getBytes(UTF_8),
                "\0\0\0\0\1li@example.org".getBytes(UTF_8),
                Arrays.copyOf(value, value.length - 5),
                new byte[0]))
            assertThatThrownBy(() -> converter.toConnectData(TOPIC, broken))
                    .isInstanceOf(DataException.class)
                    .hasNoCause()
                    .message()
                    .isNotBlank()
                    .doesNotContain("example.org");
        assertThatThrownBy(() -> converter.toConnectData(
                        TOPIC, new RecordHeaders().add("onefold-as-of", "soon".getBytes(UTF_8)), value))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("onefold-as-of");
    }

    @Test
    void whatTheRegistryKeepsFromBeingReadIsReadLater() {
        configure("", "");

        for (int status : List.of(503, 401, 403, 429)) {
            registry.refuse(status);
            assertThatThrownBy(() -> converter.toConnectData(TOPIC, value))
                    .as("HTTP %d", status)
                    .isInstanceOf(RetriableException.class)
                    .hasMessageContaining(Integer.toString(status));
        }
        registry.refuse(0);

        assertThat(((Struct) converter.toConnectData(TOPIC, value).value()).getString("profile_id"))
                .isEqualTo(Profiles.ID);
    }

    @Test
    void allThatIsWrongWithTheConfigurationIsSaidAtOnce() {
        Map<String, String> wrong = new HashMap<>(settings("trait", "computed.life_cycel, computed.age:in"));
        wrong.put("colums", "computed.age");

        assertThatThrownBy(() -> converter.configure(wrong, false))
                .isInstanceOf(ConfigException.class)
                .message()
                .contains(
                        "Did you mean traits?",
                        "Did you mean life_cycle?",
                        "no type of a column: in.",
                        "unknown key colums. Did you mean columns?");
    }

    @Test
    void aWorkerFindsItWrongBeforeItStartsAnything() {
        Map<String, String> wrong = settings("", "computed.life_cycel");

        assertThat(converter.config().validate(wrong))
                .filteredOn(each -> each.name().equals("columns"))
                .first()
                .satisfies(each -> assertThat(each.errorMessages().toString()).contains("Did you mean life_cycle?"));
        assertThat(converter.config().validate(settings("traits", "traits.city")))
                .allSatisfy(each -> assertThat(each.errorMessages()).isEmpty());
    }

    @Test
    void itIsForValuesThatAreRead() {
        assertThatThrownBy(() -> converter.configure(settings("", ""), true))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("StringConverter");
        assertThatThrownBy(() -> converter.fromConnectData(TOPIC, Schema.STRING_SCHEMA, "a"))
                .isInstanceOf(DataException.class);
        assertThat(ServiceLoader.load(Converter.class).stream().map(ServiceLoader.Provider::type))
                .anyMatch(ProfileConverter.class::equals);
    }

    private void configure(String fields, String columns) {
        converter.configure(settings(fields, columns), false);
    }

    private Map<String, String> settings(String fields, String columns) {
        return Map.of("schema.registry.url", registry.url(), "fields", fields, "columns", columns);
    }
}
