package io.onefold.app.subscribers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onefold.ingest.connector.Secrets;
import io.onefold.profile.subscription.FieldPaths;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.Activity;
import io.onefold.schemas.UnifiedProfile.Purchases;
import io.onefold.schemas.UnifiedProfile.Service;
import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostTest {
    private static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");
    private static final FieldPaths FIELDS =
            new FieldPaths(List.of("traits.city", "activity.last30Days", "computed", "service"));

    private final Receiver receiver;
    private final Post post;

    PostTest() throws IOException {
        receiver = new Receiver();
        post = new Post(
                receiver.target(),
                new LetterJson(FIELDS),
                new Secrets(name -> Optional.of(Receiver.SECRET)),
                InstantSource.fixed(NOW));
    }

    @AfterEach
    void close() {
        post.close();
        receiver.close();
    }

    @Test
    void whatWasNotNamedIsNotThereRatherThanZero() throws Exception {
        assertThat(post.post(bag())).isEqualTo(new Answer.Taken());

        JsonNode body =
                new ObjectMapper().readTree(receiver.requests().getFirst().body());
        assertThat(body.path("subscriber").asText()).isEqualTo("news");
        assertThat(body.path("topic").asText()).isEqualTo("subscriber.news");
        assertThat(body.path("partition").asInt()).isEqualTo(3);
        assertThat(body.path("offsets").toString()).isEqualTo("[10,12]");
        JsonNode living = body.path("profiles").path(0);
        assertThat(living.propertyStream().map(Map.Entry::getKey))
                .containsExactly("profileId", "traits", "activity", "service", "computed");
        assertThat(living.path("activity").toString()).isEqualTo("{\"last30Days\":2}");
        assertThat(living.path("traits").path("city").path("value").asText()).isEqualTo("Paris");
        assertThat(body.path("profiles").path(1).toString()).isEqualTo("{\"profileId\":\"p2\",\"deleted\":true}");
    }

    @Test
    void theSignatureIsThatOfStandardWebhooks() throws Exception {
        post.post(bag());

        Receiver.Request request = receiver.requests().getFirst();
        assertThat(request.id()).isEqualTo("subscriber.news/3/10-12");
        assertThat(request.timestamp()).isEqualTo(Long.toString(NOW.getEpochSecond()));
        assertThat(request.signature())
                .isEqualTo("v1," + hmac(Receiver.SECRET.getBytes(StandardCharsets.UTF_8), request));
    }

    /** The example that the specification's own libraries are tested with. */
    @Test
    void theSpecificationsExampleIsSignedAsItSays() {
        String signature = Signature.of(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1_614_265_330,
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 401, 403, 404, 408, 409, 410, 425, 429, 500, 503})
    void whatIsNotForTheContentIsTriedAgain(int status) throws Exception {
        receiver.answers(request -> new Receiver.Reply(status, ""));

        assertThat(post.post(bag())).isEqualTo(new Answer.Later("answered " + status, Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void whatIsForTheContentIsRefused(int status) throws Exception {
        receiver.answers(request -> new Receiver.Reply(status, ""));

        assertThat(post.post(bag())).isEqualTo(new Answer.Refused("answered " + status, status));
    }

    @Test
    void whoAsksForTimeGetsIt() throws Exception {
        assertThat(later("7")).isEqualTo(Duration.ofSeconds(7));
        assertThat(later("Sun, 15 Mar 2026 10:01:00 GMT")).isEqualTo(Duration.ofMinutes(1));
        assertThat(later("Sun, 15 Mar 2026 09:00:00 GMT")).isEqualTo(Duration.ZERO);
        assertThat(later("soon")).isEqualTo(Duration.ZERO);
        assertThat(later("999999999")).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void whereNobodyListensItIsTriedAgain() throws Exception {
        receiver.close();

        assertThat(post.post(bag())).isInstanceOf(Answer.Later.class);
    }

    @Test
    void aSecretThatIsNotThereIsSaidAndNothingIsPosted() throws Exception {
        try (Post unsigned = new Post(
                receiver.target(),
                new LetterJson(FIELDS),
                new Secrets(name -> Optional.empty()),
                InstantSource.fixed(NOW))) {
            assertThat(unsigned.post(bag()).toString()).contains("HOOK is not set");
        }
        assertThat(receiver.requests()).isEmpty();
    }

    private Duration later(String retryAfter) throws InterruptedException {
        receiver.answers(request -> new Receiver.Reply(429, retryAfter));
        return ((Answer.Later) post.post(bag())).least();
    }

    private static String hmac(byte[] key, Receiver.Request request) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        byte[] signed =
                (request.id() + "." + request.timestamp() + "." + request.body()).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(mac.doFinal(signed));
    }

    private static Mailbag bag() {
        return new Mailbag(
                "news", "subscriber.news", 3, List.of(new Letter("p1", 10, view()), new Letter("p2", 12, null)));
    }

    private static UnifiedProfile view() {
        return new UnifiedProfile(
                "p1",
                List.of(),
                0,
                new TreeMap<>(Map.of("city", new Trait(new Value.Text("Paris"), "shop", "", 5))),
                new TreeMap<>(),
                new Activity(0, 0, 0, new TreeMap<>(), List.of(), 0, 2, 0, 0),
                new Purchases(0, 0, 0, 0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>()),
                new Service(1, 2, 3, 4, List.of()),
                new TreeMap<>(Map.of("value_tier", new Value.Text("high"))),
                List.of(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                false);
    }
}
