package io.onefold.profile;

import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.Value;
import org.jspecify.annotations.Nullable;

/** A value that one message gave a trait. The order leaves nothing to chance: time, message, source, canonical text. */
record TraitRegister(long occurredAt, String messageId, String source, Value value)
        implements Comparable<TraitRegister> {

    boolean cleared() {
        return value instanceof Value.Cleared;
    }

    /** Whether it says something: neither cleared nor an empty text nor an empty list. */
    boolean filled() {
        return switch (value) {
            case Value.Cleared cleared -> false;
            case Value.Text text -> !text.text().isEmpty();
            case Value.Texts texts -> !texts.texts().isEmpty();
            case Value.Whole whole -> true;
            case Value.Real real -> true;
            case Value.Flag flag -> true;
        };
    }

    UnifiedProfile.Trait published() {
        return publishedAs(value);
    }

    UnifiedProfile.Trait publishedAs(Value shown) {
        return new UnifiedProfile.Trait(shown, source, messageId, occurredAt);
    }

    @Override
    public int compareTo(TraitRegister other) {
        int byTime = Long.compare(occurredAt, other.occurredAt);
        if (byTime != 0) return byTime;
        int byMessage = messageId.compareTo(other.messageId);
        if (byMessage != 0) return byMessage;
        int bySource = source.compareTo(other.source);
        return bySource != 0 ? bySource : CanonicalText.of(value).compareTo(CanonicalText.of(other.value));
    }

    static TraitRegister later(TraitRegister a, TraitRegister b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    static @Nullable TraitRegister laterOrOnly(@Nullable TraitRegister a, @Nullable TraitRegister b) {
        if (a == null) return b;
        return b == null ? a : later(a, b);
    }

    static @Nullable TraitRegister earlierOrOnly(@Nullable TraitRegister a, @Nullable TraitRegister b) {
        if (a == null) return b;
        return b == null || a.compareTo(b) <= 0 ? a : b;
    }
}
