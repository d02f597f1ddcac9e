package io.onefold.profile.query;

import static io.onefold.profile.Samples.AT;
import static io.onefold.profile.Samples.fullMessage;
import static io.onefold.profile.Samples.key;
import static io.onefold.profile.Samples.message;
import static io.onefold.profile.Samples.profile;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onefold.profile.store.StoreChange;
import io.onefold.profile.store.StoreChange.IdentifierDropped;
import io.onefold.profile.store.StoreChange.IndexEntryPublished;
import io.onefold.profile.store.StoreChange.MessageKept;
import io.onefold.profile.store.StoreChange.ProfileEnded;
import io.onefold.profile.store.StoreChange.ProfilePublished;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.ProfileIndexEntry.Member;
import io.onefold.schemas.ProfileIndexEntry.Published;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileApiTest {
    private static final IdentifierKey CUSTOMER = key(1, 1);
    private static final IdentifierKey EMAIL = key(4, 2);

    private final ObjectMapper json = new ObjectMapper();
    private final RunningApi api;

    ProfileApiTest(@TempDir Path directory) {
        api = new RunningApi(
                directory,
                Map.of("customer_id/7", CUSTOMER, "email/li@example.org", EMAIL, "email/new@example.org", key(4, 9)));
        api.apply(
                new IndexEntryPublished(new Published("c", CUSTOMER)),
                new IndexEntryPublished(new Published("e", EMAIL)),
                member(CUSTOMER),
                member(EMAIL),
                new ProfilePublished(profile("c")),
                new MessageKept(message(EMAIL, "m1", AT)),
                new MessageKept(fullMessage(CUSTOMER, "m2", AT + 1)),
                new MessageKept(message(EMAIL, "m3", AT + 2)));
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void aProfileIsAnsweredByItsIdWithExactAmountsAsTextAndIsNotToBeCached() throws Exception {
        HttpResponse<String> answer = api.get("/v1/profiles/c");
        JsonNode profile = json.readTree(answer.body());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(profile.at("/profileId").textValue()).isEqualTo("c");
        assertThat(profile.at("/purchases/spend/CNY").textValue()).isEqualTo("1234567890123456789.05");
        assertThat(profile.at("/traits/tags/value").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(profile.at("/traits/age/value").toString()).isEqualTo("30");
        assertThat(profile.at("/consents/news").textValue()).isEqualTo("denied");
        assertThat(profile.at("/refusedLinks/0/reason").textValue()).isEqualTo("never");
    }

    @Test
    void aProfileIsFoundByAnyOfItsIdentifiers() throws Exception {
        assertThat(api.get("/v1/profiles/by/email/li@example.org").body())
                .isEqualTo(api.get("/v1/profiles/c").body());
        assertThat(api.get("/v1/profiles/by/email/li%40example.org").body())
                .isEqualTo(api.get("/v1/profiles/c").body());
    }

    @Test
    void anOldIdIsRedirectedToThePresentOne() throws Exception {
        HttpResponse<String> profile = api.get("/v1/profiles/e");
        HttpResponse<String> timeline = api.get("/v1/profiles/e/timeline?limit=2");

        assertThat(profile.statusCode()).isEqualTo(308);
        assertThat(profile.headers().firstValue("Location")).contains("/v1/profiles/c");
        assertThat(profile.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(timeline.headers().firstValue("Location")).contains("/v1/profiles/c/timeline?limit=2");
    }

    @Test
    void anErasedIdIsGone() throws Exception {
        api.apply(new IdentifierDropped(CUSTOMER), new IdentifierDropped(EMAIL), new ProfileEnded("c"));

        refused("/v1/profiles/c", 410, "erased");
        refused("/v1/profiles/c/timeline", 410, "erased");
        refused("/v1/profiles/by/customer_id/7", 404, "unknown-identifier");
    }

    @Test
    void anIdFromBeforeAnErasureIsGoneThoughItsIdentifierLivesOnWithAnotherPerson() throws Exception {
        api.apply(
                new IndexEntryPublished(new Published("d", key(2, 8))),
                new ProfilePublished(profile("d")),
                new ProfileEnded("c"),
                new IndexEntryPublished(new Member(CUSTOMER, "d", AT)),
                new IndexEntryPublished(new Member(EMAIL, "d")));

        refused("/v1/profiles/c", 410, "erased");
        assertThat(api.get("/v1/profiles/e").statusCode()).isEqualTo(308);
        assertThat(api.get("/v1/profiles/d").statusCode()).isEqualTo(200);
        refused("/v1/profiles/x", 404, "unknown-profile");
    }

    @Test
    void whatCannotBeAnsweredSaysWhy() throws Exception {
        refused("/v1/profiles/x", 404, "unknown-profile");
        refused("/v1/profiles/x/timeline", 404, "unknown-profile");
        refused("/v1/profiles/by/email/new@example.org", 404, "unknown-identifier");
        refused("/v1/profiles/by/email/nonsense", 400, "unreadable-identifier");
        refused("/v1/profiles/by/shoe_size/42", 400, "unknown-namespace");
        for (String limit : List.of("0", "501", "-1", "9999999999", "ten", ""))
            refused("/v1/profiles/c/timeline?limit=" + limit, 400, "invalid-limit");
        for (String cursor : List.of("", "AAAA", "%3F"))
            refused("/v1/profiles/c/timeline?cursor=" + cursor, 400, "invalid-cursor");
    }

    @Test
    void aTimelineIsPagedNewestFirstOverAllMembers() throws Exception {
        List<String> ids = new ArrayList<>();
        String query = "?limit=1";
        JsonNode page;
        do {
            page = json.readTree(api.get("/v1/profiles/c/timeline" + query).body());
            for (JsonNode message : page.get("messages"))
                ids.add(message.get("messageId").textValue());
            query = "?limit=1&cursor=" + page.path("next").asText();
        } while (page.has("next"));

        assertThat(ids).containsExactly("m3", "m2", "m1");
    }

    private void refused(String path, int status, String reason) throws IOException, InterruptedException {
        HttpResponse<String> answer = api.get(path);

        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        assertThat(json.readTree(answer.body()).path("reason").textValue())
                .as(path)
                .isEqualTo(reason);
        assertThat(json.readTree(answer.body()).path("message").textValue())
                .as(path)
                .isNotEmpty();
    }

    private static StoreChange member(IdentifierKey identifier) {
        return new IndexEntryPublished(new Member(identifier, "c"));
    }
}
