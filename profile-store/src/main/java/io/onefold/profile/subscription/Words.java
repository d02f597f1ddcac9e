package io.onefold.profile.subscription;

import java.util.Locale;
import java.util.Optional;

/** How constants are written in files. */
final class Words {
    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The constant that is written so. */
    static <E extends Enum<E>> Optional<E> read(String word, E[] all) {
        for (E each : all) if (of(each).equals(word)) return Optional.of(each);
        return Optional.empty();
    }
}
