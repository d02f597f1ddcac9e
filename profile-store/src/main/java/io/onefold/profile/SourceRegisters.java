package io.onefold.profile;

import org.jspecify.annotations.Nullable;

/**
 * What one source said of one trait, as far as any strategy asks.
 *
 * @param latest the greatest, cleared or not
 * @param oldest the least that is not cleared
 * @param latestFilled the greatest that is neither cleared nor empty
 */
record SourceRegisters(
        TraitRegister latest,
        @Nullable TraitRegister oldest,
        @Nullable TraitRegister latestFilled) {

    static SourceRegisters of(TraitRegister only) {
        return new SourceRegisters(only, only.cleared() ? null : only, only.filled() ? only : null);
    }

    SourceRegisters join(SourceRegisters other) {
        return new SourceRegisters(
                TraitRegister.later(latest, other.latest),
                TraitRegister.earlierOrOnly(oldest, other.oldest),
                TraitRegister.laterOrOnly(latestFilled, other.latestFilled));
    }
}
