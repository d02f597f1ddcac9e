package io.onefold.profile.sink;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/**
 * Text that PostgreSQL takes. It knows no character U+0000, neither in text nor in jsonb, and refuses the whole row; a source can send it.
 * U+FFFD takes its place, as Unicode has it for what cannot be shown.
 */
final class PostgresText {
    private static final char REPLACEMENT = '\uFFFD';

    /** Writes JSON with that character replaced, in names too. Thread-safe. */
    static final JsonFactory JSON = new JsonFactory().setCharacterEscapes(new Escapes());

    private PostgresText() {}

    static String storable(String text) {
        return text.replace('\0', REPLACEMENT);
    }

    private static final class Escapes extends CharacterEscapes {
        private static final long serialVersionUID = 1L;
        private static final SerializedString REPLACED = new SerializedString(String.valueOf(REPLACEMENT));

        private final int[] ascii = CharacterEscapes.standardAsciiEscapesForJSON();

        Escapes() {
            ascii[0] = ESCAPE_CUSTOM;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii.clone();
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            // Asked of each character beyond ASCII too.
            return character == 0 ? REPLACED : null;
        }
    }
}
