package io.onefold.ingest.rest;

import io.onefold.ingest.connector.Secrets;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Puts the credential into requests. It is revealed for each of them, so one that was replaced goes with the next. */
final class Credential {
    private final Auth auth;
    private final Secrets secrets;
    private final TokenEndpoint tokens;

    Credential(Auth auth, Secrets secrets, TokenEndpoint tokens) {
        this.auth = auth;
        this.secrets = secrets;
        this.tokens = tokens;
    }

    void authorise(HttpRequest.Builder request) throws IOException, InterruptedException {
        switch (auth) {
            case Auth.Nobody nobody -> {}
            case Auth.Bearer(var token) -> set(request, "Authorization", "Bearer " + secrets.reveal(token));
            case Auth.Basic(var user, var password) ->
                set(request, "Authorization", basic(user, secrets.reveal(password)));
            case Auth.Header(var name, var value) -> set(request, name, secrets.reveal(value));
            case Auth.ClientCredentials client -> set(request, "Authorization", "Bearer " + tokens.token(client));
        }
    }

    /** Whether the server, which has just refused it, should be asked once more: with a token that is new. */
    boolean renew() {
        return auth instanceof Auth.ClientCredentials && tokens.forget();
    }

    /** In words, that a status says so. */
    IOException refused(int status) {
        if (auth instanceof Auth.Nobody)
            return new IOException(
                    "the server asks for a credential (" + status + "); say under rest.auth where it is");
        return status == 403
                ? new IOException("the credential of " + auth.key()
                        + " may not read this (403); give it the permission, or take another")
                : new IOException("the server refused the credential of " + auth.key()
                        + " (401); replace it where it stands, it is read again at each attempt");
    }

    static String basic(String user, String password) {
        String both = user + ":" + password;
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private void set(HttpRequest.Builder request, String name, String value) throws IOException {
        try {
            request.setHeader(name, value);
        } catch (IllegalArgumentException e) {
            // Its message would quote the credential.
            throw new IOException("the credential of " + auth.key()
                    + " holds characters that no header may hold, such as a line break; write it anew");
        }
    }
}
