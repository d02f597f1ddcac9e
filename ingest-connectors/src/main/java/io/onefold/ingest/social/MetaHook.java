package io.onefold.ingest.social;

import io.onefold.ingest.Fate;
import io.onefold.ingest.Limits;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.Source;
import io.onefold.ingest.connector.Secrets;
import io.onefold.ingest.hook.Hook;
import io.onefold.ingest.json.EventJson;
import io.onefold.schemas.QuarantineReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Answers one app's calls as the getting-started page of Meta's webhooks describes them. A signature covers the whole body and
 * no time, so a call sent again is taken again, with the same ids.
 */
final class MetaHook implements Hook {
    private static final String SIGNATURE = "x-hub-signature-256";
    private static final String PREFIX = "sha256=";

    /** Levels that a call has around an element. */
    private static final int AROUND = 8;

    private final Secrets secrets;
    private final MetaSettings settings;
    private final int maxElementBytes;
    private final CallFates fates;
    private final EventJson json;
    private final MetaReading reading;

    MetaHook(Source source, Secrets secrets, MetaSettings settings) {
        Limits limits = source.limits();
        this.secrets = secrets;
        this.settings = settings;
        this.maxElementBytes = limits.maxEventBytes();
        this.fates = new CallFates(source);
        this.json = new EventJson(new Limits(
                Integer.MAX_VALUE, limits.maxIdentifiers(), limits.maxDepth() + AROUND, limits.maxTextLength()));
        this.reading = new MetaReading(limits, settings.taking());
    }

    @Override
    public Answer answer(Call call) throws IOException {
        if (call.method().equals("GET")) return verification(call);
        if (!call.method().equals("POST")) return Answer.text(405, "use GET or POST");
        if (!isSigned(call)) return Answer.text(403, "the signature is not this app's");
        return new Answer(200, "text/plain; charset=utf-8", "EVENT_RECEIVED", read(call));
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

    private List<Fate> read(Call call) {
        try {
            List<MetaPart> parts = MetaPart.of(json.parse(call.body()));
            List<Fate> read = new ArrayList<>(parts.size());
            for (MetaPart part : parts) read.add(fate(part, "[" + read.size() + "]", call.receivedAt()));
            return read;
        } catch (Rejection e) {
            return List.of(fates.refused(e, call.body(), "", "", call.receivedAt()));
        }
    }

    private Fate fate(MetaPart part, String place, Instant receivedAt) {
        ByteBuffer original = part.original();
        try {
            if (original.remaining() > maxElementBytes)
                throw new Rejection(
                        QuarantineReason.OVERSIZE,
                        "the element has " + original.remaining() + " bytes; at most " + maxElementBytes
                                + " are taken");
            return fates.accepted(reading.event(part), receivedAt);
        } catch (Rejection e) {
            return fates.refused(e, original, place, "", receivedAt);
        }
    }
}
