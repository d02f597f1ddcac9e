package io.onefold.identity.normalise;

import java.text.Normalizer;

/** What all namespaces begin with: Unicode NFKC, and nothing that cannot be seen at the ends. */
final class CleanText {
    private CleanText() {}

    static String of(String raw) {
        String text = isAscii(raw) ? raw : Normalizer.normalize(raw, Normalizer.Form.NFKC);
        int start = 0;
        int end = text.length();
        while (start < end && isInvisible(text.codePointAt(start)))
            start += Character.charCount(text.codePointAt(start));
        while (start < end && isInvisible(text.codePointBefore(end)))
            end -= Character.charCount(text.codePointBefore(end));
        return text.substring(start, end);
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) > 0x7f) return false;
        return true;
    }

    /** Spaces of all kinds, line ends, control characters, and marks such as a byte order mark or a zero-width space. */
    private static boolean isInvisible(int codePoint) {
        if (codePoint > ' ' && codePoint < 0x7f) return false;
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.FORMAT;
    }
}
