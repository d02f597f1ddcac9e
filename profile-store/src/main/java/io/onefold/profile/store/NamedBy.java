package io.onefold.profile.store;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.binary.ByteReader;
import io.onefold.schemas.binary.ByteWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which identifier named a published id, and up to when it was erased then, as the family of published ids has it. */
record NamedBy(IdentifierKey identifier, long erasedUntil) {
    static Optional<NamedBy> read(byte @Nullable [] value) {
        if (value == null) return Optional.empty();
        ByteReader from = new ByteReader(value);
        return Optional.of(new NamedBy(from.key(), from.fixed()));
    }

    byte[] bytes() {
        return new ByteWriter().key(identifier).fixed(erasedUntil).toBytes();
    }
}
