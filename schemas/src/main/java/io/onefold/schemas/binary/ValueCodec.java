package io.onefold.schemas.binary;

import io.onefold.schemas.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Values of traits and properties: a byte for the kind, then the value. */
final class ValueCodec {
    private static final int TEXT = 0;
    private static final int WHOLE = 1;
    private static final int REAL = 2;
    private static final int FLAG = 3;
    private static final int TEXTS = 4;
    private static final int CLEARED = 5;

    private ValueCodec() {}

    static void write(Value value, ByteWriter to) {
        switch (value) {
            case Value.Text(String text) -> to.octet(TEXT).text(text);
            case Value.Whole(long number) -> to.octet(WHOLE).number(number);
            case Value.Real(double number) -> to.octet(REAL).fixed(Double.doubleToRawLongBits(number));
            case Value.Flag(boolean on) -> to.octet(FLAG).flag(on);
            case Value.Texts(List<String> texts) -> {
                to.octet(TEXTS).number(texts.size());
                for (String text : texts) to.text(text);
            }
            case Value.Cleared() -> to.octet(CLEARED);
        }
    }

    static Value read(ByteReader from) {
        int kind = from.octet();
        return switch (kind) {
            case TEXT -> new Value.Text(from.text());
            case WHOLE -> new Value.Whole(from.number());
            case REAL -> new Value.Real(Double.longBitsToDouble(from.fixed()));
            case FLAG -> new Value.Flag(from.flag());
            case TEXTS -> new Value.Texts(texts(from));
            case CLEARED -> new Value.Cleared();
            default -> throw UnknownFormatException.code("kind of value", kind);
        };
    }

    static void writeMap(SortedMap<String, Value> values, ByteWriter to) {
        to.number(values.size());
        for (Map.Entry<String, Value> entry : values.entrySet()) {
            to.text(entry.getKey());
            write(entry.getValue(), to);
        }
    }

    static SortedMap<String, Value> readMap(ByteReader from) {
        int size = from.count();
        if (size == 0) return Collections.emptySortedMap();
        SortedMap<String, Value> values = new TreeMap<>();
        for (int i = 0; i < size; i++) values.put(from.text(), read(from));
        return values;
    }

    private static List<String> texts(ByteReader from) {
        int size = from.count();
        List<String> texts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) texts.add(from.text());
        return texts;
    }
}
