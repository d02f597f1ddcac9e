package io.onefold.profile.query;

import static io.onefold.profile.Samples.AT;
import static io.onefold.profile.Samples.key;
import static io.onefold.profile.Samples.profile;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onefold.profile.store.StoreChange.IdentifierDropped;
import io.onefold.profile.store.StoreChange.IndexEntryPublished;
import io.onefold.profile.store.StoreChange.ProfileEnded;
import io.onefold.profile.store.StoreChange.ProfilePublished;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.ProfileIndexEntry.Member;
import io.onefold.schemas.ProfileIndexEntry.Published;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.Value;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchLookupTest {
    private static final IdentifierKey CUSTOMER = key(1, 1);
    private static final IdentifierKey EMAIL = key(4, 2);
    private static final IdentifierKey ERASED = key(4, 3);

    private final ObjectMapper json = new ObjectMapper();
    private final RunningApi api;

    BatchLookupTest(@TempDir Path directory) {
        api = new RunningApi(
                directory,
                Map.of("customer_id/7", CUSTOMER, "email/li@example.org", EMAIL, "email/new@example.org", key(4, 9)));
        api.apply(
                new IndexEntryPublished(new Published("c", CUSTOMER)),
                new IndexEntryPublished(new Published("e", EMAIL)),
                new IndexEntryPublished(new Published("gone", ERASED)),
                new IndexEntryPublished(new Member(CUSTOMER, "c")),
                new IndexEntryPublished(new Member(EMAIL, "c")),
                new ProfilePublished(profile("c")),
                new ProfileEnded("gone"),
                new IdentifierDropped(ERASED));
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void eachIsAnsweredInTheOrderAskedWithItsOwnStatus() throws Exception {
        JsonNode answer = lookup("""
                {"ids": ["x", "e", "gone", "c", "c"],
                 "identifiers": [
                  {"namespace": "email", "value": "new@example.org"},
                  {"value": "li@example.org", "namespace": "email"},
                  {"namespace": "email", "value": "nonsense"},
                  {"namespace": "shoe_size", "value": "42"}]}""");

        assertThat(statuses(answer, "ids")).containsExactly("unknown", "moved", "erased", "found", "found");
        assertThat(statuses(answer, "identifiers")).containsExactly("unknown", "found", "refused", "refused");
        JsonNode whole = json.readTree(api.get("/v1/profiles/c").body());
        assertThat(answer.at("/ids/1/profile")).isEqualTo(whole);
        assertThat(answer.at("/ids/3/profile")).isEqualTo(whole);
        assertThat(answer.at("/identifiers/1/profile")).isEqualTo(whole);
        assertThat(answer.at("/identifiers/2/reason").textValue()).isEqualTo("unreadable-identifier");
        assertThat(answer.at("/identifiers/3/reason").textValue()).isEqualTo("unknown-namespace");
    }

    @Test
    void anAnswerIsKeptByNobody() throws Exception {
        HttpResponse<String> answer = api.post("/v1/profiles/lookup", "{\"ids\":[]}");

        assertThat(answer.body()).isEqualTo("{\"identifiers\":[],\"ids\":[]}");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
    }

    @Test
    void fieldsAreThoseOfEachProfile() throws Exception {
        assertThat(lookup("{\"ids\":[\"c\",\"e\"],\"fields\":[\"traits.age.value\",\"shared\"]}")
                        .get("ids")
                        .toString())
                .isEqualTo("""
                        [{"status":"found","profile":{"profileId":"c","traits":{"age":{"value":30}},"shared":false}},\
                        {"status":"moved","profile":{"profileId":"c","traits":{"age":{"value":30}},"shared":false}}]""");
        refused("{\"ids\":[],\"fields\":[\"trait\",\"link\"]}", 400, "unknown-field", "no trait;", "no link;");
    }

    @Test
    void allIsOfOneMomentWhateverIsWrittenMeanwhile() throws Exception {
        api.apply(new ProfilePublished(numbered("one", 0)), new ProfilePublished(numbered("two", 0)));
        AtomicBoolean done = new AtomicBoolean();
        Thread writing = Thread.ofPlatform().start(() -> {
            for (int i = 1; !done.get(); i++)
                api.apply(new ProfilePublished(numbered("one", i)), new ProfilePublished(numbered("two", i)));
        });
        String body = "{\"ids\":[" + String.join(",", Collections.nCopies(100, "\"one\",\"two\"")) + "]}";

        try {
            for (int i = 0; i < 20; i++) {
                List<JsonNode> numbers = lookup(body).get("ids").findValues("number");
                assertThat(numbers).hasSize(200).containsOnly(numbers.getFirst());
            }
        } finally {
            done.set(true);
            writing.join();
        }
    }

    @Test
    void moreThanFiveHundredAreRefused() throws Exception {
        String most = String.join(",", Collections.nCopies(499, "\"x\""));
        String one = ",\"identifiers\":[{\"namespace\":\"email\",\"value\":\"li@example.org\"}]}";

        assertThat(statuses(lookup("{\"ids\":[" + most + "]" + one), "ids")).hasSize(499);
        refused("{\"ids\":[\"x\"," + most + "]" + one, 413, "too-many", "501 are asked for; ask for at most 500");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() throws Exception {
        refused("{\"ids\":[\"" + "x".repeat(512 << 10) + "\"]}", 413, "body-too-large", "more than 524288 bytes");
    }

    @Test
    void anAnswerThatIsTooLargeIsRefusedAndFieldsMakeItSmaller() throws Exception {
        UnifiedProfile large = with("large", Map.of("text", new Value.Text("x".repeat(100_000))));
        api.apply(new ProfilePublished(large));
        String ids = "{\"ids\":[" + String.join(",", Collections.nCopies(200, "\"large\"")) + "]";

        refused(ids + "}", 400, "answer-too-large", "choose fields");
        assertThat(statuses(lookup(ids + ",\"fields\":[\"shared\"]}"), "ids")).hasSize(200);
    }

    @Test
    void whatIsNoJsonIsRefusedWithWhereAndNothingOfIt() throws Exception {
        refused("{\"ids\":\n [\"c\", li@example.org]}", 400, "malformed-body", "no JSON in UTF-8 at line 2, column 8");
        refused("", 400, "malformed-body", "the body is no object");
        refused("[]", 400, "malformed-body", "the body is no object");
        refused("{\"ids\":[\"c\"]", 400, "malformed-body", "no JSON in UTF-8 at line 1");
        refused("{\"ids\":[\"c\"]}{}", 400, "malformed-body", "something follows");
        refused("{}", 400, "malformed-body", "neither identifiers nor ids");
    }

    @Test
    void allThatIsWrongWithABodyIsSaidAtOnce() throws Exception {
        refused(
                """
                {"ids": ["c", 7, null], "id": "c", "li@example.org": 1, "fields": "traits", "identifiers": [
                 "li@example.org", {"namespace": "email"}, {"namespace": "email", "value": ["a"], "kind": {}}]}""",
                400,
                "malformed-body",
                "ids[1] is no text",
                "ids[2] is no text",
                "there is no field id;",
                "a field has no name;",
                "fields is no list",
                "identifiers[0] is no object",
                "identifiers[1] has not both",
                "identifiers[2].value is no text",
                "there is no field kind;");
        refused(
                "{\"ids\":[" + String.join(",", Collections.nCopies(100, "1")) + "]}",
                400,
                "malformed-body",
                "And 80 more");
    }

    private JsonNode lookup(String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = api.post("/v1/profiles/lookup", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private void refused(String body, int status, String reason, String... messages)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = api.post("/v1/profiles/lookup", body);

        assertThat(answer.statusCode()).as(body).isEqualTo(status);
        assertThat(json.readTree(answer.body()).path("reason").textValue()).isEqualTo(reason);
        assertThat(json.readTree(answer.body()).path("message").textValue())
                .contains(messages)
                .doesNotContain("example.org");
    }

    private static List<String> statuses(JsonNode answer, String list) {
        return answer.get(list).findValuesAsText("status");
    }

    private static UnifiedProfile numbered(String id, long number) {
        return with(id, Map.of("number", new Value.Whole(number)));
    }

    private static UnifiedProfile with(String id, Map<String, Value> traits) {
        TreeMap<String, Trait> told = new TreeMap<>();
        traits.forEach((name, value) -> told.put(name, new Trait(value, "shop", "m", AT)));
        return profile(id, told, profile(id).consents());
    }
}
