package io.onefold.testing.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.app.local.Installation;
import io.onefold.schemas.serde.Registry;
import io.onefold.schemas.serde.RegistrySubjects;
import io.onefold.schemas.topics.Topics;
import io.onefold.testing.registry.TestRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.SortedMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistrySubjectsIT {
    private static final Topics TOPICS = new Topics("shop.");

    @TempDir
    Path folder;

    @Test
    void everySubjectIsRegisteredAndRefusesWhatCouldNotReadAllBefore() throws Exception {
        Installation installation = Installation.under(Path.of(System.getProperty("onefold.home")));
        try (TestRegistry server = TestRegistry.start(installation, folder);
                Registry registry = Registry.connect(server.settings());
                HttpClient http = HttpClient.newHttpClient()) {

            SortedMap<String, Integer> ids = new RegistrySubjects(registry, TOPICS).register();

            assertThat(ids).hasSize(14).containsKey("shop.customer-profiles-value");
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

    private static Schema incompatible() {
        return SchemaBuilder.record("ProfileChange")
                .namespace("io.onefold.schemas.avro")
                .fields()
                .requiredLong("cause")
                .endRecord();
    }
}
