package io.onefold.identity.streams;

import io.onefold.schemas.UnifiedProfile;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A profile's bytes, made once for the digest and for the topic. Remembers the last profiles of one publication; not thread-safe. */
final class PublishedBytes implements ToLongFunction<UnifiedProfile> {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final Encoders encoders;
    private @Nullable UnifiedProfile last;
    private byte[] lastBytes = {};

    PublishedBytes(Encoders encoders) {
        this.encoders = encoders;
    }

    /** FNV-1a over the bytes as published (Fowler, Noll, Vo; draft-eastlake-fnv): to notice a change, not to withstand an attack. */
    @Override
    public long applyAsLong(UnifiedProfile profile) {
        long hash = FNV_OFFSET;
        for (byte each : of(profile)) hash = (hash ^ (each & 0xff)) * FNV_PRIME;
        return hash;
    }

    /** By identity: comparing a profile with the last one takes a fifth as long as writing it. */
    @SuppressWarnings("ReferenceEquality")
    byte[] of(UnifiedProfile profile) {
        if (last != profile) {
            lastBytes = encoders.profile(profile);
            last = profile;
        }
        return lastBytes;
    }
}
