package io.onefold.profile.store;

import io.onefold.schemas.IdentifierKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a page of a timeline ended: the place of its last message. Stays good while messages come and go. */
public final class TimelineCursor {
    private static final int SHORTEST = Long.BYTES + IdentifierKey.BYTES + 1;

    private final byte[] place;

    TimelineCursor(byte[] place) {
        this.place = place;
    }

    /** The cursor that {@link #text} wrote; empty where the text is none. */
    public static Optional<TimelineCursor> parse(String text) {
        try {
            byte[] place = Base64.getUrlDecoder().decode(text);
            return place.length < SHORTEST ? Optional.empty() : Optional.of(new TimelineCursor(place));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The cursor in characters that need no escape in a URL. */
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place);
    }

    byte[] place() {
        return place;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TimelineCursor that && Arrays.equals(place, that.place);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(place);
    }

    @Override
    public String toString() {
        return "TimelineCursor[***]";
    }
}
