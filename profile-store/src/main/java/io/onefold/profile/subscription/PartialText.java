package io.onefold.profile.subscription;

import java.util.regex.Pattern;

/** Shows just enough of a value to recognise it. */
public final class PartialText {
    private static final String HIDDEN = "****";
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{7,}");
    private static final int LONG_ENOUGH = 9;
    private static final int MOST_SHOWN_FIRST = 6;

    private PartialText() {}

    /**
     * Of a number its last four digits and what stands before the last eight, at most six characters; of an address of e-mail the first
     * character and what follows the {@code @}; of anything else the first character. Empty stays empty.
     */
    public static String of(String text) {
        if (text.isEmpty()) return text;
        int at = text.lastIndexOf('@');
        if (at > 0) return first(text) + "***" + text.substring(at);
        if (NUMBER.matcher(text).matches()) return number(text);
        return text.codePointCount(0, text.length()) == 1 ? "***" : first(text) + "***";
    }

    private static String first(String text) {
        return text.substring(0, text.offsetByCodePoints(0, 1));
    }

    private static String number(String text) {
        int length = text.length();
        if (length < LONG_ENOUGH) return HIDDEN + text.substring(length - 2);
        String shown = text.substring(0, Math.min(length - 8, MOST_SHOWN_FIRST));
        return shown + HIDDEN + text.substring(length - 4);
    }
}
