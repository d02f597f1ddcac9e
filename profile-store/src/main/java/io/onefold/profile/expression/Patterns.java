package io.onefold.profile.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.regex.MatchResult;

/** Regular expressions in RE2's syntax, which take time proportional to the text, and whose size is bounded. */
final class Patterns {
    private static final java.util.regex.Pattern REPETITION = java.util.regex.Pattern.compile("\\{(\\d*),?(\\d*)\\}");

    private Patterns() {}

    /** @throws IllegalArgumentException saying what is wrong with it */
    static Pattern compiled(String source) {
        if (writtenOut(source) > Limits.PATTERN)
            throw new IllegalArgumentException(
                    "the pattern repeats too much: written out it may have at most " + Limits.PATTERN + " characters");
        try {
            return Pattern.compile(source);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("no regular expression: " + e.getDescription());
        }
    }

    /** At least as long as it can become, were each repetition within all others: RE2 compiles a copy for each. */
    private static double writtenOut(String source) {
        return REPETITION
                .matcher(source)
                .results()
                .mapToDouble(Patterns::times)
                .reduce(source.length(), (length, times) -> length * times);
    }

    private static double times(MatchResult repetition) {
        return Math.max(1, Math.max(number(repetition.group(1)), number(repetition.group(2))));
    }

    private static double number(String digits) {
        return digits.isEmpty() ? 0 : Double.parseDouble(digits);
    }
}
