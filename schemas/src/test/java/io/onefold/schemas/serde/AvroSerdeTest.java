package io.onefold.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.schemas.avro.ProfileChange;
import io.onefold.schemas.avro.ProfileChangeKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvroSerdeTest {
    private static final ProfileChange CHANGE =
            new ProfileChange(ProfileChangeKind.MERGED, List.of("a", "b"), List.of("a"), "m-1");

    private final StubRegistry stub = new StubRegistry();
    private final Map<String, Object> settings = new HashMap<>(Map.of("schema.registry.url", stub.url()));

    AvroSerdeTest() throws IOException {}

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void aConnectionThatIsClosedIsNoOutage() {
        stub.hangUp(2);

        assertThat(written()).isNotEmpty();
    }

    @Test
    void aRecordStandsBehindAZeroByteAndTheIdOfItsSchema() {
        byte[] bytes = written();

        assertThat(bytes).startsWith(0, 0, 0, 0, 1);
        assertThat(stub.requests()).containsExactly("POST /subjects/t-value/versions");
    }

    @Test
    void theRegistryIsAskedOnceForEachSchemaAndSubject() {
        AvroSerializer serializer = serializer();
        for (int i = 0; i < 100; i++) serializer.serialize("t", CHANGE);
        serializer.serialize("u", CHANGE);

        assertThat(stub.requests()).hasSize(2);
    }

    @Test
    void theRegistrySeesNothingOfJava() {
        serializer().serialize("t", CHANGE);

        assertThat(stub.schemas())
                .singleElement()
                .asString()
                .doesNotContain("avro.java")
                .contains("RENAMED");
    }

    @Test
    void aTombstoneIsNullBothWays() {
        assertThat(serializer().serialize("t", null)).isNull();
        assertThat(deserializer().deserialize("t", null)).isNull();
        assertThat(stub.requests()).isEmpty();
    }

    @Test
    void recordsComeBackAsGenericOnesUnlessGeneratedClassesAreAskedFor() {
        byte[] bytes = written();

        IndexedRecord generic = Objects.requireNonNull(deserializer().deserialize("t", bytes));
        settings.put("specific.avro.reader", "true");
        IndexedRecord specific = deserializer().deserialize("t", bytes);

        assertThat(generic).isInstanceOf(GenericRecord.class).isNotInstanceOf(ProfileChange.class);
        assertThat(((GenericRecord) generic).get("cause")).hasToString("m-1");
        assertThat(specific).isEqualTo(CHANGE);
    }

    @Test
    void anIdIsLookedUpOnce() {
        byte[] bytes = written();
        AvroDeserializer deserializer = deserializer();
        for (int i = 0; i < 100; i++) deserializer.deserialize("t", bytes);

        assertThat(stub.requests())
                .filteredOn(request -> request.startsWith("GET"))
                .hasSize(1);
    }

    @Test
    void bytesWithoutASchemaIdAreNamedAsSuch() {
        assertThatThrownBy(() -> deserializer().deserialize("t", new byte[] {'{', '}', 0, 0, 0, 0}))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining("not written with a schema registry");
    }

    @Test
    void anIdThatTheRegistryDoesNotKnowIsAskedForOnce() {
        AvroDeserializer deserializer = deserializer();
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> deserializer.deserialize("t", new byte[] {0, 0, 0, 0, 77, 1}))
                    .isInstanceOf(UnknownSchemaException.class)
                    .hasMessageContaining("schema 77");
        }

        assertThat(stub.requests()).hasSize(1);
    }

    @Test
    void cutBytesAreASerializationException() {
        byte[] bytes = written();

        assertThatThrownBy(() -> deserializer().deserialize("t", Arrays.copyOf(bytes, bytes.length - 3)))
                .isInstanceOf(SerializationException.class)
                .isNotInstanceOf(UnknownSchemaException.class);
    }

    @Test
    void aProxysRefusalIsAnErrorOfCredentialsAndNoOutage() {
        stub.refuse(401);

        assertThatThrownBy(() -> serializer().serialize("t", CHANGE))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("HTTP 401")
                .hasMessageContaining("basic.auth.user.info");
    }

    @Test
    void aForbiddenSubjectIsAnErrorOfAuthorization() {
        stub.refuse(403);

        assertThatThrownBy(() -> serializer().serialize("t", CHANGE)).isInstanceOf(AuthorizationException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void aRegistryThatCannotAnswerNowIsWorthRetrying(int status) {
        stub.refuse(status);

        assertThatThrownBy(() -> serializer().serialize("t", CHANGE)).isInstanceOf(RegistryUnreachableException.class);
    }

    @Test
    void aRegistryThatIsNotThereIsWorthRetrying() {
        stub.close();

        assertThatThrownBy(() -> serializer().serialize("t", CHANGE))
                .isInstanceOf(RegistryUnreachableException.class)
                .hasMessageContaining("schema.registry.url");
    }

    @Test
    void basicCredentialsAreSent() {
        settings.put("basic.auth.credentials.source", "USER_INFO");
        settings.put("basic.auth.user.info", "anna:secret");
        serializer().serialize("t", CHANGE);

        assertThat(stub.credentials()).containsExactly("Basic YW5uYTpzZWNyZXQ=");
    }

    @Test
    void aBearerTokenIsSent() {
        settings.put("bearer.auth.credentials.source", "STATIC_TOKEN");
        settings.put("bearer.auth.token", "t0ken");
        serializer().serialize("t", CHANGE);

        assertThat(stub.credentials()).containsExactly("Bearer t0ken");
    }

    @ParameterizedTest
    @CsvSource({
        "TopicNameStrategy, t-value",
        "io.confluent.kafka.serializers.subject.RecordNameStrategy, io.onefold.schemas.avro.ProfileChange",
        "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy, t-io.onefold.schemas.avro.ProfileChange"
    })
    void theSubjectIsNamedByTheStrategy(String strategy, String subject) {
        settings.put("value.subject.name.strategy", strategy);
        serializer().serialize("t", CHANGE);

        assertThat(stub.requests()).containsExactly("POST /subjects/" + subject + "/versions");
    }

    @Test
    void withoutAutoRegistrationTheSchemaIsLookedUp() {
        settings.put("auto.register.schemas", "false");
        serializer().serialize("t", CHANGE);

        assertThat(stub.requests()).containsExactly("POST /subjects/t-value");
    }

    @Test
    void theRegistryIsAskedToNormalizeWhereThatIsSet() {
        settings.put("normalize.schemas", "true");
        serializer().serialize("t", CHANGE);

        assertThat(stub.queries()).containsExactly("normalize=true");
    }

    @Test
    void settingsThatCannotBeAreRefused() {
        settings.put("auto.register.schemas", "maybe");
        assertThatThrownBy(this::serializer).isInstanceOf(ConfigException.class).hasMessageContaining("true or false");
        settings.clear();
        assertThatThrownBy(this::serializer)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("schema.registry.url");
    }

    private byte[] written() {
        return Objects.requireNonNull(serializer().serialize("t", CHANGE));
    }

    private AvroSerializer serializer() {
        AvroSerializer serializer = new AvroSerializer();
        serializer.configure(settings, false);
        return serializer;
    }

    private AvroDeserializer deserializer() {
        AvroDeserializer deserializer = new AvroDeserializer();
        deserializer.configure(settings, false);
        return deserializer;
    }
}
