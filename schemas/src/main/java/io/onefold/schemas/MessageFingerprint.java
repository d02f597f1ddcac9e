package io.onefold.schemas;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Recognises an erased message when another copy of it arrives, without keeping its id. */
public final class MessageFingerprint {
    private MessageFingerprint() {}

    /**
     * The first eight bytes of SHA-256 over the anchor's key, the sender's time, the source and the message id. The key is
     * keyed by the tenant's secret, so the fingerprint cannot be guessed from message ids.
     */
    public static long of(IdentifierKey anchor, Touchpoint touchpoint) {
        byte[] source = touchpoint.source().getBytes(StandardCharsets.UTF_8);
        byte[] message = touchpoint.messageId().getBytes(StandardCharsets.UTF_8);
        ByteBuffer input =
                ByteBuffer.allocate(IdentifierKey.BYTES + Long.BYTES + Integer.BYTES + source.length + message.length);
        input.put((byte) anchor.strength()).putLong(anchor.high()).putLong(anchor.low());
        input.putLong(touchpoint.senderTime()).putInt(source.length).put(source).put(message);
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(input.array()))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
