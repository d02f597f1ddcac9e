package io.onefold.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.schemas.topics.Content;
import io.onefold.schemas.topics.Topic;
import io.onefold.schemas.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every version of a schema that was ever released reads with the newest: what the registry enforces, found before it does. */
class SchemaHistoryTest {
    private static final Path HISTORY = Path.of("src", "history");
    private static final SchemaValidator BACKWARD_TRANSITIVE =
            new SchemaValidatorBuilder().canReadStrategy().validateAll();

    static List<Topic> topicsWithSchemas() {
        return new Topics("")
                .all().stream()
                        .filter(topic -> topic.value() instanceof Content.Avro)
                        .toList();
    }

    @ParameterizedTest
    @MethodSource("topicsWithSchemas")
    void theSchemaIsTheNewestCommittedVersionAndReadsAllOlderOnes(Topic topic)
            throws IOException, SchemaValidationException {
        Schema now = schema(topic);
        List<Schema> versions = versions(topic);
        if (Boolean.getBoolean("history.add")
                && (versions.isEmpty() || !versions.getLast().equals(now))) {
            BACKWARD_TRANSITIVE.validate(now, newestFirst(versions));
            add(topic, now, versions.size() + 1);
            versions = versions(topic);
        }

        assertThat(versions)
                .as("%s has no committed version", topic.valueSubject())
                .isNotEmpty();
        assertThat(now)
                .as(
                        "%s differs from its newest committed version. To add it as v%d: "
                                + "mvn -q -pl schemas test -Dtest=SchemaHistoryTest -Dhistory.add=true; never edit an older one",
                        topic.valueSubject(), versions.size() + 1)
                .isEqualTo(versions.getLast());
        BACKWARD_TRANSITIVE.validate(now, newestFirst(versions));
    }

    @Test
    void aFieldWithoutDefaultIsNoCompatibleChange() throws IOException {
        Topic topic = new Topics("").profileChanges();
        Schema before = versions(topic).getFirst();
        List<Schema.Field> fields = new ArrayList<>();
        for (Schema.Field field : before.getFields()) fields.add(new Schema.Field(field, field.schema()));
        fields.add(new Schema.Field("added", Schema.create(Schema.Type.STRING)));
        Schema after = Schema.createRecord(before.getName(), "", before.getNamespace(), false, fields);

        assertThatThrownBy(() -> BACKWARD_TRANSITIVE.validate(after, List.of(before)))
                .isInstanceOf(SchemaValidationException.class);
    }

    @Test
    void everySchemaStandsOnATopic() {
        assertThat(topicsWithSchemas())
                .extracting(topic -> ((Content.Avro) topic.value()).recordName())
                .containsExactlyInAnyOrderElementsOf(
                        PublicSchemas.byRecordName().keySet());
    }

    @Test
    void noSchemaThatOthersSeeSpeaksOfJava() {
        assertThat(PublicSchemas.byRecordName().values())
                .extracting(Schema::toString)
                .noneMatch(text -> text.contains("avro.java"));
    }

    private static Schema schema(Topic topic) {
        String name = ((Content.Avro) topic.value()).recordName();
        return Objects.requireNonNull(PublicSchemas.byRecordName().get(name), name);
    }

    private static List<Schema> versions(Topic topic) throws IOException {
        List<Schema> versions = new ArrayList<>();
        for (int version = 1; Files.exists(file(topic, version)); version++) {
            versions.add(new Schema.Parser().parse(Files.readString(file(topic, version))));
        }
        return versions;
    }

    private static void add(Topic topic, Schema schema, int version) throws IOException {
        Files.createDirectories(file(topic, version).getParent());
        Files.writeString(file(topic, version), SchemaFormatter.format("json/pretty", schema) + "\n");
    }

    private static Path file(Topic topic, int version) {
        return HISTORY.resolve(topic.valueSubject()).resolve("v" + version + ".avsc");
    }

    private static List<Schema> newestFirst(List<Schema> versions) {
        return versions.reversed();
    }
}
