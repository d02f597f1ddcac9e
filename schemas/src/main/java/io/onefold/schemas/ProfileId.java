package io.onefold.schemas;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** The id of the profile that an identifier names: deterministic, so the same in every rebuild, and new after an erasure. */
public final class ProfileId {
    private static final byte[] DOMAIN = {'o', 'n', 'e', 'f', 'o', 'l', 'd', 0x1f};
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(ProfileId::sha256);

    private ProfileId() {}

    /**
     * A UUID of version 8 (RFC 9562) from SHA-256 of key and erasure. The key is itself a keyed digest, so the id says nothing
     * of the person.
     *
     * @param erasedUntil the identifier's erasure, {@link Long#MIN_VALUE} for none
     */
    public static String of(IdentifierKey key, long erasedUntil) {
        ByteBuffer input = ByteBuffer.allocate(DOMAIN.length + IdentifierKey.BYTES + Long.BYTES);
        input.put(DOMAIN)
                .put((byte) key.strength())
                .putLong(key.high())
                .putLong(key.low())
                .putLong(erasedUntil);
        ByteBuffer digest = ByteBuffer.wrap(SHA_256.get().digest(input.array()));
        long high = (digest.getLong() & ~0xf000L) | 0x8000L;
        long low = (digest.getLong() & ~0xc000_0000_0000_0000L) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
