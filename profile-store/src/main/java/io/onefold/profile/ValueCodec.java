package io.onefold.profile;

import io.onefold.schemas.Value;
import io.onefold.schemas.binary.ByteReader;
import io.onefold.schemas.binary.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/** A trait's value as bytes: its kind, then itself. */
final class ValueCodec {
    private static final int CLEARED = 0;
    private static final int TEXT = 1;
    private static final int WHOLE = 2;
    private static final int REAL = 3;
    private static final int FLAG = 4;
    private static final int TEXTS = 5;

    private ValueCodec() {}

    static void write(ByteWriter writer, TextTable.Writer texts, Value value) {
        switch (value) {
            case Value.Cleared cleared -> writer.octet(CLEARED);
            case Value.Whole whole -> writer.octet(WHOLE).number(whole.number());
            case Value.Real real -> writer.octet(REAL).fixed(Double.doubleToLongBits(real.number()));
            case Value.Flag flag -> writer.octet(FLAG).flag(flag.on());
            case Value.Text text -> {
                writer.octet(TEXT);
                texts.write(text.text());
            }
            case Value.Texts list -> {
                writer.octet(TEXTS).number(list.texts().size());
                list.texts().forEach(texts::write);
            }
        }
    }

    static Value read(ByteReader reader, TextTable.Reader texts) {
        int kind = reader.octet();
        return switch (kind) {
            case CLEARED -> new Value.Cleared();
            case TEXT -> new Value.Text(texts.read());
            case WHOLE -> new Value.Whole(reader.number());
            case REAL -> new Value.Real(Double.longBitsToDouble(reader.fixed()));
            case FLAG -> new Value.Flag(reader.flag());
            case TEXTS -> {
                int count = reader.count();
                List<String> list = new ArrayList<>(count);
                for (int i = 0; i < count; i++) list.add(texts.read());
                yield new Value.Texts(list);
            }
            default -> throw new IllegalArgumentException("value of kind " + kind + ": written by a newer release");
        };
    }
}
