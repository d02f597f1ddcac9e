package io.onefold.profile.expression;

import io.onefold.schemas.ConsentState;
import io.onefold.schemas.UnifiedProfile.Consent;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** What is asked of texts. */
final class Texts {
    private Texts() {}

    static Object contains(Evaluation at, Object[] arguments) {
        return test(at, arguments, String::contains);
    }

    static Object startsWith(Evaluation at, Object[] arguments) {
        return test(at, arguments, String::startsWith);
    }

    static Object endsWith(Evaluation at, Object[] arguments) {
        return test(at, arguments, String::endsWith);
    }

    /** A to Z in small letters, everything else as it is: so it is the same with whatever Unicode tables a machine has. */
    static Object lower(Evaluation at, Object[] arguments) {
        if (!(arguments[0] instanceof String text)) return Untold.needed("a text", arguments[0]);
        at.work(text.length());
        StringBuilder lower = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            lower.append(each >= 'A' && each <= 'Z' ? (char) (each - 'A' + 'a') : each);
        }
        return lower.toString();
    }

    static Object consent(Evaluation at, Object[] arguments) {
        if (!(arguments[0] instanceof String purpose)) return Untold.needed("a text", arguments[0]);
        @Nullable Consent consent = at.person().consents().get(purpose);
        return Vocabulary.word(consent == null ? ConsentState.UNKNOWN : consent.state());
    }

    private static Object test(Evaluation at, Object[] arguments, BiPredicate<String, String> test) {
        if (!(arguments[0] instanceof String text)) return Untold.needed("a text", arguments[0]);
        if (!(arguments[1] instanceof String part)) return Untold.needed("a text", arguments[1]);
        at.work((long) text.length() * part.length() / 16);
        return test.test(text, part);
    }
}
