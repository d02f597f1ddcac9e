package io.onefold.profile.store;

import io.onefold.schemas.binary.ByteReader;
import io.onefold.schemas.binary.ByteWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where an identifier leads now, as the index family has it. */
record Leads(String profileId, long erasedUntil) {
    static Optional<Leads> read(byte @Nullable [] value) {
        if (value == null) return Optional.empty();
        ByteReader from = new ByteReader(value);
        return Optional.of(new Leads(from.text(), from.fixed()));
    }

    byte[] bytes() {
        return new ByteWriter().text(profileId).fixed(erasedUntil).toBytes();
    }
}
