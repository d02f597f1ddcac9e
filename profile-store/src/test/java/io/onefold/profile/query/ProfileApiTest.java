package io.onefold.profile.query;

import static io.onefold.profile.Samples.AT;
import static io.onefold.profile.Samples.fullMessage;
import static io.onefold.profile.Samples.key;
import static io.onefold.profile.Samples.message;
import static io.onefold.profile.Samples.profile;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onefold.profile.Samples;
import io.onefold.profile.store.StoreChange;
import io.onefold.profile.store.StoreChange.IdentifierDropped;
import io.onefold.profile.store.StoreChange.IndexEntryPublished;
import io.onefold.profile.store.StoreChange.MessageKept;
import io.onefold.profile.store.StoreChange.ProfileEnded;
import io.onefold.profile.store.StoreChange.ProfilePublished;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.ProfileIndexEntry.Member;
import io.onefold.schemas.ProfileIndexEntry.Published;
import io.onefold.schemas.UnifiedProfile;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    void aProfileIsAnsweredByItsIdWithExactAmountsAsText() throws Exception {
        HttpResponse<String> answer = api.get("/v1/profiles/c");
        JsonNode profile = json.readTree(answer.body());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(profile.at("/profileId").textValue()).isEqualTo("c");
        assertThat(profile.at("/purchases/spend/CNY").textValue()).isEqualTo("1234567890123456789.05");
        assertThat(profile.at("/traits/tags/value").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(profile.at("/traits/age/value").toString()).isEqualTo("30");
        assertThat(profile.at("/consents/news").toString())
                .isEqualTo(
                        "{\"state\":\"denied\",\"occurredAt\":" + Samples.AT
                                + ",\"source\":\"shop\",\"messageId\":\"m1\",\"proof\":\"text-7\",\"expiresAt\":0,\"separate\":true,\"guardian\":true,\"reason\":\"\"}");
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
    void aProfileAsOfATimeIsThatOfTheIdentifierWhichNamedTheId() throws Exception {
        assertThat(json.readTree(api.get("/v1/profiles/c?asOf=1970-01-01T00:00:01Z")
                                .body())
                        .at("/profileId")
                        .textValue())
                .isEqualTo("then-1-1000");
        assertThat(api.get("/v1/profiles/e?asOf=1000&fields=shared").body())
                .isEqualTo("{\"profileId\":\"then-2-1000\",\"shared\":false}");
        assertThat(api.get("/v1/profiles/by/email/new@example.org?asOf=1000&fields=shared")
                        .body())
                .isEqualTo("{\"profileId\":\"then-9-1000\",\"shared\":false}");
    }

    @Test
    void whereThereIsNoProfileAsOfATimeTheAnswerSaysWhy() throws Exception {
        refuses("/v1/profiles/c?asOf=" + RunningApi.NOBODY, 404, "unknown-then");
        refuses("/v1/profiles/c?asOf=" + RunningApi.TOO_MUCH, 422, "too-much");
        refuses("/v1/profiles/c?asOf=" + RunningApi.BUSY, 429, "busy");
        refuses("/v1/profiles/x?asOf=1000", 404, "unknown-profile");
        refuses("/v1/profiles/c?asOf=yesterday", 400, "invalid-time");
        refuses("/v1/profiles/c/timeline?asOf=1000", 400, "unknown-parameter");

        api.apply(new IdentifierDropped(EMAIL));
        refuses("/v1/profiles/e?asOf=1000", 410, "erased");
    }

    private void refuses(String path, int status, String reason) throws Exception {
        HttpResponse<String> answer = api.get(path);

        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        assertThat(json.readTree(answer.body()).at("/reason").textValue())
                .as(path)
                .isEqualTo(reason);
    }

    @Test
    void theQuestionGoesAlongWithARedirection() throws Exception {
        HttpResponse<String> answer = api.get("/v1/profiles/e?fields=traits.name,shared");

        assertThat(answer.headers().firstValue("Location")).contains("/v1/profiles/c?fields=traits.name,shared");
    }

    @Test
    void aCallerThatHasAProfileAlreadyIsNotSentItAgain() throws Exception {
        HttpResponse<String> first = api.get("/v1/profiles/c");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = api.get("/v1/profiles/by/customer_id/7", "If-None-Match", "\"other\", W/" + tag);

        assertThat(first.headers().firstValue("Cache-Control")).contains("private, no-cache");
        assertThat(tag).matches("\"[A-Za-z0-9_-]{22}\"");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).contains(tag);
        assertThat(again.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(again.headers().firstValue("Content-Length")).isEmpty();
        assertThat(again.headers().firstValue("Cache-Control")).contains("private, no-cache");
        assertThat(api.get("/v1/profiles/c", "If-None-Match", "*").statusCode()).isEqualTo(304);
        assertThat(api.get("/v1/profiles/c", "If-None-Match", "\"other\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aTagIsOfWhatWasAnswered() throws Exception {
        String whole = tag("/v1/profiles/c");
        String traits = tag("/v1/profiles/c?fields=traits");
        String compressed = tag("/v1/profiles/c", "Accept-Encoding", "gzip");
        api.apply(new ProfilePublished(profile("e")), new ProfilePublished(changed()));

        assertThat(List.of(whole, traits, compressed, tag("/v1/profiles/c"))).doesNotHaveDuplicates();
        assertThat(tag("/v1/profiles/c?fields=traits")).isEqualTo(traits);
    }

    @Test
    void refusalsHaveNoTagAndAreKeptByNobody() throws Exception {
        HttpResponse<String> answer = api.get("/v1/profiles/x", "If-None-Match", "*");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void aParameterThatIsNotKnownIsRefusedAndRepeatedOnlyWhereItIsAName() throws Exception {
        refused("/v1/profiles/c?field=traits", 400, "unknown-parameter");
        refused("/v1/profiles/by/customer_id/7?limit=1", 400, "unknown-parameter");
        refused("/v1/profiles/c/timeline?chanel=web", 400, "unknown-parameter");

        assertThat(api.get("/v1/profiles/c/timeline?chanel=web").body())
                .contains("there is no parameter chanel; there are channel, cursor, event,");
        assertThat(api.get("/v1/profiles/c?li@example.org").body()).doesNotContain("li@example.org");
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

    @Test
    void aTimelineIsFilteredByEachOfItsParameters() throws Exception {
        assertThat(ids("?channel=web&type=track&source=shop&event=Visited")).containsExactly("m3", "m2", "m1");
        assertThat(ids("?channel=store&channel=web")).containsExactly("m3", "m2", "m1");
        assertThat(ids("?channel=store")).isEmpty();
        assertThat(ids("?type=page&type=screen")).isEmpty();
        assertThat(ids("?source=till")).isEmpty();
        assertThat(ids("?event=visited")).isEmpty();
        assertThat(ids("?from=" + (AT + 1) + "&to=" + (AT + 2))).containsExactly("m2");
        assertThat(ids("?from=" + Instant.ofEpochMilli(AT + 1))).containsExactly("m3", "m2");
        assertThat(ids("?limit=1&to=" + (AT + 2))).containsExactly("m2");
    }

    @Test
    void allThatIsWrongWithAQuestionAboutATimelineIsSaidAtOnce() throws Exception {
        String path =
                "/v1/profiles/c/timeline?limit=0&cursor=AAAA&channel=fax&type=call&event=&from=yesterday&to=1&to=2";
        refused(path, 400, "invalid-filter");

        assertThat(api.get(path).body())
                .contains("channel is one of web, app, store", "type is one of track, identify", "event is empty")
                .contains("from is no time; write it like", "to is given more than once", "limit is a number")
                .contains("cursor is what a page before gave");
        refused("/v1/profiles/c/timeline?from=5&to=5", 400, "invalid-filter");
    }

    private List<String> ids(String query) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        for (JsonNode message :
                json.readTree(api.get("/v1/profiles/c/timeline" + query).body()).get("messages"))
            ids.add(message.get("messageId").textValue());
        return ids;
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

    private String tag(String path, String... headers) throws IOException, InterruptedException {
        return api.get(path, headers).headers().firstValue("ETag").orElseThrow();
    }

    /** The profile with one more word of consent. */
    private static UnifiedProfile changed() {
        return profile(
                "c", profile("c").traits(), new TreeMap<>(Map.of("news", Samples.consent(ConsentState.GRANTED))));
    }

    private static StoreChange member(IdentifierKey identifier) {
        return new IndexEntryPublished(new Member(identifier, "c"));
    }
}
