package io.onefold.ingest.social;

import io.onefold.ingest.Digests;
import io.onefold.ingest.Fate;
import io.onefold.ingest.Source;
import io.onefold.ingest.connector.Secrets;
import io.onefold.ingest.hook.Hook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * Answers one official account's callbacks, plain or encrypted, as WeChat's guide to receiving messages describes them. A
 * plain signature covers the token, the time and a nonce but no content; so one that was seen with other content before is
 * refused. WeChat's own retries have the same ids and are taken as often as they come.
 */
final class WeChatHook implements Hook {
    private static final int PROOFS = 100_000;

    /** Anything else, and WeChat shows the follower that the account is out of order. */
    private static final String SUCCESS = "success";

    private static final String STRANGER = "the signature is not this account's";
    private static final String USED = "the signature was used for something else before";

    private final Secrets secrets;
    private final WeChatSettings settings;
    private final WeChatMessages messages;
    private final ReplayMemory memory;

    WeChatHook(Source source, Secrets secrets, WeChatSettings settings) {
        this.secrets = secrets;
        this.settings = settings;
        this.messages = new WeChatMessages(source, secrets, settings);
        // A call may be as much ahead of us as behind, so a proof is good for twice that long.
        this.memory = new ReplayMemory(settings.maxAge().max().multipliedBy(2), PROOFS);
    }

    @Override
    public Answer answer(Call call) throws IOException {
        if (!isInTime(call)) return refused("the timestamp is missing or too far from now; check both clocks");
        if (call.method().equals("GET")) return verification(call);
        if (!call.method().equals("POST")) return Answer.text(405, "use GET or POST");
        return isEncrypted(call) ? encrypted(call) : plain(call);
    }

    private Answer verification(Call call) throws IOException {
        if (!isSigned(call, "signature")) return refused(STRANGER);
        if (!isFirstUse(call, "signature", "GET")) return refused(USED);
        return Answer.text(200, call.query().getOrDefault("echostr", ""));
    }

    private boolean isEncrypted(Call call) {
        return !settings.aesKeys().isEmpty() && parameter(call, "encrypt_type").equals("aes");
    }

    private Answer plain(Call call) throws IOException {
        if (!settings.aesKeys().isEmpty()) return refused("this source takes encrypted callbacks only");
        byte[] message = call.bytes();
        if (!isSigned(call, "signature")) return refused(STRANGER);
        if (!isFirstUse(call, "signature", "POST " + Digests.nameOf(message))) return refused(USED);
        return accepted(messages.plain(message, call.receivedAt()));
    }

    private Answer encrypted(Call call) throws IOException {
        String cipherText = messages.cipherText(call.bytes());
        if (cipherText.isEmpty()) return refused("the callback has nothing encrypted in it");
        if (!isSigned(call, "msg_signature", cipherText)) return refused(STRANGER);
        if (!isFirstUse(call, "msg_signature", "POST " + cipherText)) return refused(USED);
        return accepted(messages.encrypted(cipherText, call.body(), call.receivedAt()));
    }

    private boolean isInTime(Call call) {
        String timestamp = parameter(call, "timestamp");
        return timestamp.matches("\\d{1,11}")
                && settings.maxAge().allows(Instant.ofEpochSecond(Long.parseLong(timestamp)), call.receivedAt());
    }

    /** Whether a parameter is the signature of the token, the time, the nonce and what else it covers. */
    private boolean isSigned(Call call, String name, String... covered) throws IOException {
        String given = parameter(call, name);
        boolean isSame = false;
        for (String token : settings.tokens().reveal(secrets)) {
            String expected = covered.length == 0
                    ? Proof.sha1OfSorted(token, parameter(call, "timestamp"), parameter(call, "nonce"))
                    : Proof.sha1OfSorted(token, parameter(call, "timestamp"), parameter(call, "nonce"), covered[0]);
            isSame |= Proof.same(expected, given);
        }
        return isSame;
    }

    /**
     * Whether a right signature was not seen with anything else. It goes by the signature alone: what is signed is joined
     * without a mark between its parts, so that one signature can stand for several times and nonces.
     */
    private boolean isFirstUse(Call call, String name, String content) {
        String digest = Digests.nameOf(content.getBytes(StandardCharsets.UTF_8));
        return memory.admits(parameter(call, name), digest, call.receivedAt());
    }

    private static String parameter(Call call, String name) {
        return call.query().getOrDefault(name, "");
    }

    private static Answer accepted(Fate fate) {
        return new Answer(200, "text/plain; charset=utf-8", SUCCESS, List.of(fate));
    }

    private static Answer refused(String why) {
        return Answer.text(403, why);
    }
}
