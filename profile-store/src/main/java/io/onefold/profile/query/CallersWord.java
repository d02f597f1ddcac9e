package io.onefold.profile.query;

import java.util.Optional;
import java.util.regex.Pattern;

/** Words of a question, where a message repeats them. */
final class CallersWord {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,31}");

    private CallersWord() {}

    /** The word, where it looks like a name. What does not is never repeated: it might be somebody's telephone number or address. */
    static Optional<String> shown(String word) {
        return Optional.of(word).filter(NAME.asMatchPredicate());
    }
}
