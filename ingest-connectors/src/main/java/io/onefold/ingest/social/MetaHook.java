package io.onefold.ingest.social;

import io.onefold.ingest.Source;
import io.onefold.ingest.connector.Secrets;
import io.onefold.ingest.hook.Hook;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;

/**
 * Answers one app's calls as the getting-started page of Meta's webhooks describes them. A signature covers the whole body and
 * no time, so a call sent again is taken again, with the same ids.
 */
final class MetaHook implements Hook {
    private static final String SIGNATURE = "x-hub-signature-256";
    private static final String PREFIX = "sha256=";

    private final Secrets secrets;
    private final MetaSettings settings;
    private final MetaCalls calls;

    MetaHook(Source source, Secrets secrets, MetaSettings settings) {
        this.secrets = secrets;
        this.settings = settings;
        this.calls = new MetaCalls(source, settings);
    }

    @Override
    public Answer answer(Call call) throws IOException {
        if (call.method().equals("GET")) return verification(call);
        if (!call.method().equals("POST")) return Answer.text(405, "use GET or POST");
        if (!isSigned(call)) return Answer.text(403, "the signature is not this app's");
        return new Answer(
                200, "text/plain; charset=utf-8", "EVENT_RECEIVED", calls.read(call.body(), call.receivedAt()));
    }

    private Answer verification(Call call) throws IOException {
        String given = call.query().getOrDefault("hub.verify_token", "");
        boolean isSame = false;
        for (String token : settings.verifyTokens().reveal(secrets)) isSame |= Proof.same(token, given);
        if (!isSame || !call.query().getOrDefault("hub.mode", "").equals("subscribe"))
            return Answer.text(403, "the verify token is not this source's");
        return Answer.text(200, call.query().getOrDefault("hub.challenge", ""));
    }

    private boolean isSigned(Call call) throws IOException {
        String given = call.headers().getOrDefault(SIGNATURE, "");
        boolean isSame = false;
        for (String secret : settings.appSecrets().reveal(secrets)) {
            byte[] code = Proof.hmac("HmacSHA256", secret, List.of(call.bytes()));
            isSame |= Proof.same(PREFIX + HexFormat.of().formatHex(code), given);
        }
        return isSame;
    }
}
