package io.onefold.profile.query;

import static io.onefold.profile.Samples.profile;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onefold.profile.store.StoreChange.ProfilePublished;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.Value;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChosenFieldsTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void theFieldsThatCanBeChosenAreThoseThatAreWritten() throws Exception {
        sameFields("", json.readTree(written(profile("c"))), FieldShape.of(UnifiedProfile.class));
    }

    private static void sameFields(String where, JsonNode written, FieldShape shape) {
        switch (shape) {
            case FieldShape.Fields(Map<String, FieldShape> fields) -> {
                if (written.isArray()) {
                    for (JsonNode each : written) sameFields(where, each, shape);
                    return;
                }
                assertThat(written.fieldNames())
                        .toIterable()
                        .as(where)
                        .containsExactlyInAnyOrderElementsOf(fields.keySet());
                fields.forEach((name, child) -> sameFields(where + "." + name, written.get(name), child));
            }
            case FieldShape.AnyNames(FieldShape each) -> {
                assertThat(written.isObject()).as(where).isTrue();
                for (JsonNode child : written) sameFields(where + ".*", child, each);
            }
            case FieldShape.Single single ->
                assertThat(written.isObject()).as(where).isFalse();
        }
    }

    @Test
    void whatIsChosenIsAsItIsInTheWholeAndTheIdIsAlwaysThere() throws Exception {
        JsonNode whole = json.readTree(written(profile("c")));

        JsonNode chosen = chosen(profile("c"), "traits", "consents", "purchases.spend");

        assertThat(chosen.fieldNames()).toIterable().containsExactly("profileId", "traits", "consents", "purchases");
        assertThat(chosen.get("traits")).isEqualTo(whole.get("traits"));
        assertThat(chosen.get("purchases").toString()).isEqualTo("{\"spend\":{\"CNY\":\"1234567890123456789.05\"}}");
        assertThat(chosen(profile("c"), "profileId").toString()).isEqualTo("{\"profileId\":\"c\"}");
    }

    @Test
    void pathsLeadIntoListsAndNamesOfCallers() throws Exception {
        assertThat(chosen(profile("c"), "identifiers.value", "service.answers.score", "activity.channels.web")
                        .toString())
                .isEqualTo("{\"profileId\":\"c\",\"identifiers\":[{\"value\":\"7\"},{\"value\":\"li@example.org\"}],"
                        + "\"activity\":{\"channels\":{\"web\":5}},\"service\":{\"answers\":[{\"score\":9}]}}");
        assertThat(chosen(profile("c"), "traits.age.value", "traits.shoe").toString())
                .isEqualTo("{\"profileId\":\"c\",\"traits\":{\"age\":{\"value\":30}}}");
        assertThat(chosen(profile("c"), "links.a.namespace").toString())
                .isEqualTo("{\"profileId\":\"c\",\"links\":[{\"a\":{\"namespace\":\"customer_id\"}}]}");
    }

    @Test
    void aSectionThatWasAskedForIsThereAlsoWhereItHasNothingOfIt() throws Exception {
        assertThat(chosen(profile("c"), "traits.shoe", "purchases.spend.EUR").toString())
                .isEqualTo("{\"profileId\":\"c\",\"traits\":{},\"purchases\":{\"spend\":{}}}");
    }

    @Test
    void namesWithDotsAreFoundWhereverTheyMayEnd() throws Exception {
        UnifiedProfile dotted = withTraits("address", "address.city", "address.value");

        assertThat(chosen(dotted, "traits.address.city").at("/traits").fieldNames())
                .toIterable()
                .containsExactly("address.city");
        assertThat(chosen(dotted, "traits.address.city.source").at("/traits").toString())
                .isEqualTo("{\"address.city\":{\"source\":\"shop\"}}");
        assertThat(chosen(dotted, "traits.address.value").at("/traits").fieldNames())
                .toIterable()
                .containsExactly("address", "address.value");
    }

    @Test
    void allNamesThatAreNotKnownAreSaidAtOnceWithThoseThatAre(@TempDir Path directory) throws Exception {
        try (RunningApi api = new RunningApi(directory, Map.of())) {
            api.apply(new ProfilePublished(profile("c")));
            HttpResponse<String> answer =
                    api.get("/v1/profiles/c?fields=trait,purchases.spent,shared.by,li%40example.org,traits.,,consents");

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(json.readTree(answer.body()).get("reason").textValue()).isEqualTo("unknown-field");
            assertThat(json.readTree(answer.body()).get("message").textValue())
                    .contains("there is no trait; there are profileId, identifiers, identifierCount, traits")
                    .contains("there is no spent in purchases; there are orders, lines,")
                    .contains("shared has no fields of its own")
                    .contains("something is no name; there are profileId")
                    .contains("a name is missing after \"traits.\"")
                    .doesNotContain("example.org");
            assertThat(api.get("/v1/profiles/c?fields=shared&fields=traits").statusCode())
                    .isEqualTo(400);
            assertThat(api.get("/v1/profiles/c?fields=" + "shared,".repeat(100) + "shared")
                            .body())
                    .contains("names more than 100");
            assertThat(api.get("/v1/profiles/c?fields=shared").body())
                    .isEqualTo("{\"profileId\":\"c\",\"shared\":false}");
        }
    }

    private static UnifiedProfile withTraits(String... names) {
        SortedMap<String, Trait> traits = new TreeMap<>();
        for (String name : names) traits.put(name, new Trait(new Value.Text("x"), "shop", "m", 1));
        return profile("c", traits, profile("c").consents());
    }

    private JsonNode chosen(UnifiedProfile profile, String... fields) throws Exception {
        Problems problems = new Problems();
        ChosenFields chosen = ChosenFields.of(new ArrayList<>(List.of(fields)), problems);
        return json.readTree(written(chosen, profile));
    }

    private String written(UnifiedProfile profile) throws Exception {
        return written(ChosenFields.ALL, profile);
    }

    private String written(ChosenFields fields, UnifiedProfile profile) throws Exception {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = json.createGenerator(text)) {
            fields.write(generator, profile);
        }
        return text.toString();
    }
}
