package io.onefold.ingest.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.onefold.ingest.connector.Secrets;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Gets tokens by client credentials (RFC 6749, section 4.4), and keeps one until shortly before it ends. */
final class TokenEndpoint {
    private static final Duration BEFORE_END = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    private final Wire wire;
    private final Secrets secrets;
    private final InstantSource clock;
    private String token = "";
    private Instant end = Instant.MAX;

    TokenEndpoint(Wire wire, Secrets secrets, InstantSource clock) {
        this.wire = wire;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** One that is valid, as far as was told. */
    String token(Auth.ClientCredentials client) throws IOException, InterruptedException {
        if (token.isEmpty() || !clock.instant().isBefore(end)) take(answer(client));
        return token;
    }

    /** Whether there was one; there is none now. */
    boolean forget() {
        boolean was = !token.isEmpty();
        token = "";
        return was;
    }

    private JsonNode answer(Auth.ClientCredentials client) throws IOException, InterruptedException {
        Reply reply = wire.send(request(client, secrets.reveal(client.clientSecret())));
        boolean isRefused = reply.status() == 400 || reply.status() == 401 || reply.status() == 403;
        if (isRefused)
            throw new IOException("the token endpoint refused the client of rest.auth.oauth2 (" + reply.status()
                    + "); check client-id, client-secret, scope and style");
        if (reply.status() != 200)
            throw new IOException("the token endpoint of rest.auth.oauth2 answered " + reply.status());
        try {
            return JSON.readTree(reply.bytes());
        } catch (IOException e) {
            // Its message could quote the token.
            return JSON.missingNode();
        }
    }

    private void take(JsonNode answer) throws IOException {
        token = answer.path("access_token").asText("");
        if (token.isEmpty())
            throw new IOException(
                    "the token endpoint of rest.auth.oauth2 answered without access_token; check token-url");
        long seconds = answer.path("expires_in").asLong(0);
        end = seconds <= 0
                ? Instant.MAX
                : clock.instant().plusSeconds(Math.min(seconds, 1L << 32)).minus(BEFORE_END);
    }

    private static HttpRequest request(Auth.ClientCredentials client, String secret) {
        List<Parameter> form = new ArrayList<>();
        form.add(new Parameter("grant_type", "client_credentials"));
        if (!client.scope().isEmpty()) form.add(new Parameter("scope", client.scope()));
        HttpRequest.Builder request = HttpRequest.newBuilder(client.tokenUrl())
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded");
        switch (client.style()) {
            case BASIC ->
                request.header("Authorization", Credential.basic(encoded(client.clientId()), encoded(secret)));
            case FORM -> {
                form.add(new Parameter("client_id", client.clientId()));
                form.add(new Parameter("client_secret", secret));
            }
        }
        String body = form.stream().map(Parameter::encoded).collect(Collectors.joining("&"));
        return request.POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
