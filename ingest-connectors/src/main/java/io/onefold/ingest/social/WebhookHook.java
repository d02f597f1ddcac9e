package io.onefold.ingest.social;

import io.onefold.ingest.Source;
import io.onefold.ingest.connector.Secrets;
import io.onefold.ingest.hook.Hook;
import java.io.IOException;

/** Answers the calls of a system whose records a mapping reads. */
final class WebhookHook implements Hook {
    private static final String BEARER = "bearer ";

    private final Secrets secrets;
    private final WebhookSettings settings;
    private final WebhookReading reading;

    WebhookHook(Source source, Secrets secrets, WebhookSettings settings) {
        this.secrets = secrets;
        this.settings = settings;
        this.reading = new WebhookReading(source, settings);
    }

    @Override
    public Answer answer(Call call) throws IOException {
        if (!call.method().equals("POST")) return Answer.text(405, "use POST");
        CallSignature signature = settings.signature();
        if (signature != null && !signature.proves(call, secrets))
            return Answer.text(403, "the signature is missing, too old, or not this source's");
        if (!settings.bearer().isEmpty() && !hasToken(call))
            return Answer.text(403, "the bearer token is missing or not this source's");
        return new Answer(200, "application/json", "{\"success\":true}", reading.call(call.body(), call.receivedAt()));
    }

    private boolean hasToken(Call call) throws IOException {
        String given = call.headers().getOrDefault("authorization", "");
        if (!given.regionMatches(true, 0, BEARER, 0, BEARER.length())) return false;
        String token = given.substring(BEARER.length()).strip();
        boolean isSame = false;
        for (String expected : settings.bearer().reveal(secrets)) isSame |= Proof.same(expected, token);
        return isSame;
    }
}
