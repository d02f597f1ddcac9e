package io.onefold.ingest.social;

import io.onefold.ingest.Source;
import io.onefold.ingest.connector.Again;
import io.onefold.ingest.connector.Secrets;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.hook.Hook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One official account.
 *
 * @param aesKeys none where callbacks come in plain; otherwise plain ones are refused
 */
record WeChatSettings(Credentials tokens, Credentials aesKeys, CallAge maxAge, Taking taking) implements Setup.Called {
    /**
     * What is taken of a message.
     *
     * @param namespace of openids and unionids
     * @param texts what people wrote and said
     * @param locations where they were
     * @param consentOnFollow whether to follow grants marketing there, and to unfollow denies it
     */
    record Taking(
            String appId,
            String namespace,
            boolean unionIds,
            boolean texts,
            boolean locations,
            boolean consentOnFollow) {}

    /** An encrypted callback is decrypted by the keys of today; that it was the account's was proved when it came. */
    @Override
    public Optional<Again> again(Source source, Secrets secrets) {
        WeChatMessages messages = new WeChatMessages(source, secrets, this);
        return Optional.of(record ->
                Optional.of(List.of(messages.again(record.original(), Instant.ofEpochMilli(record.receivedAt())))));
    }

    @Override
    public Hook open(Source source, Secrets secrets) {
        return new WeChatHook(source, secrets, this);
    }
}
