package io.onefold.profile.query;

import static io.onefold.profile.Samples.AT;
import static io.onefold.profile.Samples.fullMessage;
import static io.onefold.profile.Samples.key;
import static io.onefold.profile.Samples.message;
import static io.onefold.profile.Samples.profile;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.onefold.profile.store.StoreChange.IndexEntryPublished;
import io.onefold.profile.store.StoreChange.MessageKept;
import io.onefold.profile.store.StoreChange.ProfilePublished;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.ProfileIndexEntry.Member;
import io.onefold.schemas.ProfileIndexEntry.Published;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description is what the API does. */
class OpenApiTest {
    private static final IdentifierKey CUSTOMER = key(1, 1);

    private final RunningApi api;
    private JsonNode document;

    OpenApiTest(@TempDir Path directory) throws Exception {
        api = new RunningApi(directory, Map.of("customer_id/7", CUSTOMER));
        document = new ObjectMapper(new YAMLFactory())
                .readTree(api.get("/openapi.yaml").body());
    }

    @BeforeEach
    void aPersonWhoHasEverything() {
        api.apply(
                new IndexEntryPublished(new Published("c", CUSTOMER)),
                new IndexEntryPublished(new Member(CUSTOMER, "c")),
                new ProfilePublished(profile("c")),
                new MessageKept(fullMessage(CUSTOMER, "m1", AT)),
                new MessageKept(message(CUSTOMER, "m2", AT + 1)));
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void documentedRoutesAreTheRegisteredOnes() {
        List<String> documented = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(api.api().routes().stream()
                        .map(route -> route.method() + " " + route.path())
                        .toList());
    }

    @Test
    void answersAreAsDocumented() throws Exception {
        conforms("/v1/profiles/{id}", "/v1/profiles/c", 200);
        conforms("/v1/profiles/{id}", "/v1/profiles/x", 404);
        conforms("/v1/profiles/by/{namespace}/{value}", "/v1/profiles/by/customer_id/7", 200);
        conforms("/v1/profiles/by/{namespace}/{value}", "/v1/profiles/by/customer_id/8", 400);
        conforms("/v1/profiles/{id}/timeline", "/v1/profiles/c/timeline?limit=1", 200);
        conforms("/v1/profiles/{id}/timeline", "/v1/profiles/c/timeline", 200);
        conforms("/v1/profiles/{id}/timeline", "/v1/profiles/c/timeline?limit=0", 400);
    }

    @Test
    void answersOfLookUpsAreAsDocumented() throws Exception {
        api.apply(
                new IndexEntryPublished(new Published("e", key(4, 1))),
                new IndexEntryPublished(new Member(key(4, 1), "c")));
        String everyStatus = """
                {"ids":["c","e","x"],"identifiers":[{"namespace":"customer_id","value":"7"},{"namespace":"customer_id","value":"8"}]}""";

        conforms("/v1/profiles/lookup", api.post("/v1/profiles/lookup", everyStatus), 200);
        conforms("/v1/profiles/lookup", api.post("/v1/profiles/lookup", "{"), 400);
    }

    @Test
    void everyParameterIsDocumented() {
        assertThat(document.at("/paths/~1v1~1profiles~1{id}~1timeline/get/parameters"))
                .extracting(each -> followed(each).get("name").textValue())
                .filteredOn(name -> !name.equals("id"))
                .containsExactlyInAnyOrderElementsOf(TimelineParameters.KNOWN);
    }

    @Test
    void everyReasonIsDocumented() {
        assertThat(document.at("/components/schemas/Refusal/properties/reason/enum"))
                .extracting(JsonNode::textValue)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Refusal.values()).map(Refusal::code).toList());
    }

    private void conforms(String route, String path, int status) throws Exception {
        conforms(route, api.get(path), status);
    }

    private void conforms(String route, HttpResponse<String> answer, int status) throws Exception {
        String method = answer.request().method().toLowerCase(Locale.ROOT);
        JsonNode responses = document.get("paths").get(route).path(method).path("responses");
        JsonNode response = followed(responses.path(Integer.toString(status)));

        assertThat(answer.statusCode()).as(route).isEqualTo(status);
        conforms(
                route,
                new ObjectMapper().readTree(answer.body()),
                response.at("/content").path("application/json").path("schema"));
    }

    private void conforms(String where, JsonNode value, JsonNode reference) {
        JsonNode schema = followed(reference);
        assertThat(schema.isMissingNode()).as("%s is documented", where).isFalse();
        if (schema.has("oneOf")) {
            assertThat(schema.get("oneOf"))
                    .as(where)
                    .anySatisfy(each -> typed(where, value, each.get("type").textValue()));
            return;
        }
        typed(where, value, schema.get("type").textValue());
        if (schema.has("enum")) assertThat(schema.get("enum")).as(where).contains(value);
        if (value.isArray()) for (JsonNode each : value) conforms(where + "[]", each, schema.get("items"));
        if (value.isObject()) fieldsConform(where, value, schema);
    }

    private void fieldsConform(String where, JsonNode value, JsonNode schema) {
        schema.path("required")
                .forEach(name -> assertThat(value.has(name.textValue()))
                        .as("%s has %s", where, name)
                        .isTrue());
        value.properties().forEach(field -> {
            JsonNode documented = schema.path("properties").path(field.getKey());
            conforms(
                    where + "." + field.getKey(),
                    field.getValue(),
                    documented.isMissingNode() ? schema.path("additionalProperties") : documented);
        });
    }

    private static void typed(String where, JsonNode value, String type) {
        boolean fits = switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new AssertionError("type " + type);
        };
        assertThat(fits).as("%s is of type %s", where, type).isTrue();
    }

    private JsonNode followed(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").textValue().substring(1)) : node;
    }
}
