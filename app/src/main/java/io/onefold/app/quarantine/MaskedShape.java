package io.onefold.app.quarantine;

import io.onefold.schemas.Quarantined;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a record looks like, without what it says: each letter is an {@code x}, each digit a {@code 9}; what stands between them stays. Names of fields
 * stay too, where they look like names and not like values.
 */
final class MaskedShape {
    private static final int LONGEST = 2_000;

    /** A field's name in JSON, with its colon: {@code "email":}. */
    private static final Pattern FIELD = Pattern.compile("\"[A-Za-z_$][A-Za-z_$-]{0,39}\"\\s*:");

    private MaskedShape() {}

    /** At most 2,000 characters; of bytes that are no text only how many they are. */
    static String of(Quarantined record) {
        var bytes = record.original().duplicate();
        int length = bytes.remaining();
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString();
        } catch (CharacterCodingException e) {
            return length + " bytes that are no text";
        }
        if (text.codePoints().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t'))
            return length + " bytes that are no text";
        return text.length() <= LONGEST ? masked(text) : masked(text.substring(0, LONGEST)) + "…";
    }

    private static String masked(String text) {
        StringBuilder shape = new StringBuilder(text.length());
        Matcher field = FIELD.matcher(text);
        int from = 0;
        while (field.find()) {
            mask(text, from, field.start(), shape);
            shape.append(field.group());
            from = field.end();
        }
        mask(text, from, text.length(), shape);
        return shape.toString();
    }

    private static void mask(String text, int from, int to, StringBuilder into) {
        text.substring(from, to)
                .codePoints()
                .map(c -> Character.isDigit(c) ? '9' : isPlain(c) ? c : 'x')
                .forEach(into::appendCodePoint);
    }

    private static boolean isPlain(int c) {
        return c < 128 && !Character.isLetter(c);
    }
}
