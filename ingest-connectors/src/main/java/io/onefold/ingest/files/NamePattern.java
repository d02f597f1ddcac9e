package io.onefold.ingest.files;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which names are meant: {@code *} is any characters, {@code ?} one, {@code {csv,txt}} one of several. Not a pattern of the
 * platform, since that takes no name that this machine could not give to a file of its own.
 */
record NamePattern(String written, Pattern regex) {
    /** @throws IllegalArgumentException where a brace is not closed */
    static NamePattern of(String written) {
        StringBuilder regex = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '{') depth++;
            if (c == '}') depth--;
            regex.append(piece(c, depth));
        }
        if (depth != 0 || written.isBlank()) throw new IllegalArgumentException("a pattern with an open brace");
        try {
            return new NamePattern(written, Pattern.compile(regex.toString(), Pattern.DOTALL));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("a pattern with an open brace", e);
        }
    }

    private static String piece(char c, int depth) {
        return switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            case '{' -> "(?:";
            case '}' -> ")";
            case ',' -> depth > 0 ? "|" : ",";
            default -> Pattern.quote(String.valueOf(c));
        };
    }

    boolean matches(String name) {
        return regex.matcher(name).matches();
    }
}
