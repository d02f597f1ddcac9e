package io.onefold.testing.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.app.local.Installation;
import io.onefold.schemas.serde.AvroDeserializer;
import io.onefold.schemas.serde.AvroSerializer;
import io.onefold.schemas.serde.Registry;
import io.onefold.schemas.serde.RegistrySubjects;
import io.onefold.schemas.topics.Topics;
import io.onefold.testing.registry.TestRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistrySubjectsIT {
    private static final Topics TOPICS = new Topics("shop.");

    @TempDir
    private static Path folder;

    private static TestRegistry server;

    @BeforeAll
    static void start() throws Exception {
        server = TestRegistry.start(Installation.under(Path.of(System.getProperty("onefold.home"))), folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everySubjectIsRegisteredAndRefusesWhatCouldNotReadAllBefore() throws Exception {
        try (Registry registry = Registry.connect(server.settings());
                HttpClient http = HttpClient.newHttpClient()) {

            SortedMap<String, Integer> ids = new RegistrySubjects(registry, TOPICS).register();

            assertThat(ids).hasSize(17).containsKey("shop.customer-profiles-value");
            for (String subject : ids.keySet()) {
                HttpRequest config = HttpRequest.newBuilder(URI.create(server.url() + "/config/" + subject))
                        .build();
                assertThat(http.send(config, BodyHandlers.ofString()).body()).contains("BACKWARD_TRANSITIVE");
            }
            try (Registry another = Registry.connect(server.settings())) {
                assertThat(new RegistrySubjects(another, TOPICS).register()).isEqualTo(ids);
            }
            assertThatThrownBy(() -> registry.register("shop.profile-changes-value", incompatible()))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining("not compatible");
        }
    }

    @Test
    void recordsAreWrittenAsTheNewestVersionOfTheirSubjectWhereThatIsSet() throws Exception {
        Schema own = order().endRecord();
        int newest;
        try (Registry registry = Registry.connect(server.settings())) {
            registry.register("orders-value", own);
            newest = registry.register(
                    "orders-value", order().optionalString("currency").endRecord());
        }
        Map<String, Object> settings = new HashMap<>(server.settings());
        settings.put("auto.register.schemas", false);
        settings.put("use.latest.version", true);
        try (AvroSerializer serializer = new AvroSerializer();
                AvroDeserializer deserializer = new AvroDeserializer()) {
            serializer.configure(settings, false);
            deserializer.configure(settings, false);

            byte[] bytes = Objects.requireNonNull(serializer.serialize(
                    "orders", new GenericRecordBuilder(own).set("number", "R-1").build()));

            assertThat(ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt()).isEqualTo(newest);
            assertThat(deserializer.deserialize("orders", bytes))
                    .hasToString("{\"number\": \"R-1\", \"currency\": null}");
        }
    }

    private static SchemaBuilder.FieldAssembler<Schema> order() {
        return SchemaBuilder.record("Order").namespace("shop").fields().requiredString("number");
    }

    private static Schema incompatible() {
        return SchemaBuilder.record("ProfileChange")
                .namespace("io.onefold.schemas.avro")
                .fields()
                .requiredLong("cause")
                .endRecord();
    }
}
