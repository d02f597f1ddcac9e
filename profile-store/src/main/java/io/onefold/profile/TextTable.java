package io.onefold.profile;

import io.onefold.schemas.binary.ByteReader;
import io.onefold.schemas.binary.ByteWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts that repeat, such as one message's id in each of its traits, are written once and then by number. */
final class TextTable {
    private TextTable() {}

    /** Writes 0 and the text for a new one, else the number it got, from 1 on. */
    static final class Writer {
        private final ByteWriter bytes;
        private final Map<String, Integer> numbers = new HashMap<>();

        Writer(ByteWriter bytes) {
            this.bytes = bytes;
        }

        void write(String text) {
            Integer known = numbers.putIfAbsent(text, numbers.size() + 1);
            if (known == null) bytes.number(0).text(text);
            else bytes.number(known);
        }
    }

    /** Reads what the writer wrote, in the same order. */
    static final class Reader {
        private final ByteReader bytes;
        private final List<String> texts = new ArrayList<>();

        Reader(ByteReader bytes) {
            this.bytes = bytes;
        }

        String read() {
            int number = bytes.count();
            if (number == 0) texts.add(bytes.text());
            return number == 0 ? texts.getLast() : texts.get(number - 1);
        }
    }
}
