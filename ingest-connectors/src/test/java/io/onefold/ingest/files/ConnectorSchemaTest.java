package io.onefold.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.onefold.ingest.connector.ConnectorFile;
import io.onefold.ingest.connector.Kind;
import io.onefold.ingest.connector.Kinds;
import io.onefold.ingest.description.InvalidDescriptionException;
import io.onefold.ingest.mapping.MappingReader;
import io.onefold.ingest.plan.Plan;
import io.onefold.ingest.plan.PlanReader;
import io.onefold.ingest.plan.ValueType;
import io.onefold.schemas.Channel;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectorSchemaTest {
    private static final List<Kind> KINDS = Kinds.ALL;

    private JsonNode schema;

    @BeforeEach
    void read() throws IOException {
        try (InputStream in = Kind.class.getResourceAsStream("/io/onefold/ingest/connector.schema.json")) {
            schema = new JsonMapper().readTree(Objects.requireNonNull(in));
        }
    }

    private Set<String> keys(String pointer) {
        Set<String> keys = new HashSet<>();
        schema.at(pointer).fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private List<String> words(String pointer) {
        return schema.at(pointer).valueStream().map(JsonNode::asText).toList();
    }

    @Test
    void eachKindHasItsKeys() {
        for (Kind kind : KINDS) {
            assertThat(keys("/properties/" + kind.name() + "/properties"))
                    .containsExactlyInAnyOrderElementsOf(kind.keys());
            assertThat(words("/properties/kind/enum")).contains(kind.name());
        }
        assertThat(words("/properties/channel/enum"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Channel.values()).map(Channel::label).toList());
    }

    @Test
    void theMappingHasItsKeys() {
        assertThat(keys("/properties/mapping/properties")).containsExactlyInAnyOrderElementsOf(MappingReader.KEYS);
    }

    @Test
    void thePlanHasItsKeysAndWords() {
        assertThat(keys("/$defs/plan/properties")).containsExactlyInAnyOrderElementsOf(PlanReader.KEYS);
        assertThat(keys("/$defs/plannedEvent/properties")).containsExactlyInAnyOrderElementsOf(PlanReader.EVENT_KEYS);
        assertThat(keys("/$defs/plannedValue/properties")).containsExactlyInAnyOrderElementsOf(PlanReader.VALUE_KEYS);
        assertThat(words("/$defs/plannedValue/properties/type/enum"))
                .containsExactlyInAnyOrderElementsOf(ValueType.WORDS);
        assertThat(words("/$defs/plan/properties/mode/enum"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Plan.Mode.values()).map(Plan.Mode::word).toList());
    }

    /** The code tells its keys to whoever writes one that it does not know. */
    @ParameterizedTest
    @CsvSource({
        "limits, /properties/limits",
        "mapping.time, /properties/mapping/properties/time",
        "mapping.order, /properties/mapping/properties/order",
        "mapping.call, /properties/mapping/properties/call",
        "mapping.complaint, /properties/mapping/properties/complaint",
        "mapping.answers, /properties/mapping/properties/answers/items",
        "mapping.consents.sms_marketing, /$defs/decision",
        "mapping.event, /$defs/field/anyOf/3",
    })
    void eachBlockHasTheKeysThatTheCodeTells(String block, String pointer) {
        assertThat(keys(pointer + "/properties")).containsExactlyInAnyOrderElementsOf(told(block));
    }

    @Test
    void theTopHasTheKeysThatTheCodeTells() {
        assertThat(keys("/properties")).containsExactlyInAnyOrderElementsOf(told(""));
    }

    private static List<String> told(String block) {
        String yaml = """
                kind: files
                channel: store
                files: {folder: f}
                unknown: 1
                limits: {unknown: 1}
                mapping:
                  event: {column: a, unknown: 1}
                  time: {column: a, unknown: 1}
                  identifiers: {phone: a}
                  consents: {sms_marketing: {column: a, granted: a, unknown: 1}}
                  order: {unknown: 1}
                  call: {unknown: 1}
                  complaint: {unknown: 1}
                  answers: [{unknown: 1}]
                """;
        InvalidDescriptionException refused = catchThrowableOfType(
                InvalidDescriptionException.class, () -> new ConnectorFile(KINDS).parse("a", "a.yaml", yaml));
        String key = block.isEmpty() ? "unknown" : block + ".unknown";
        return refused.problems().stream()
                .filter(problem -> problem.key().equals(key))
                .map(problem ->
                        problem.message().replace("no such key; there are ", "").split(", "))
                .findFirst()
                .map(List::of)
                .orElseThrow();
    }
}
