package io.onefold.schemas.mapping;

import io.onefold.schemas.Value;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.io.Encoder;

/** What writers that go field by field have in common. */
final class Fields {
    static final int NULL = 0;
    static final int PRESENT = 1;

    private Fields() {}

    /** Writes what stands in an array or in a map. */
    @FunctionalInterface
    interface Each<T> {
        void write(T each, Encoder to) throws IOException;
    }

    static void symbol(GenericEnumSymbol<?> symbol, Encoder to) throws IOException {
        to.writeEnum(symbol.getSchema().getEnumOrdinal(symbol.toString()));
    }

    static <T> void array(Collection<T> all, Each<T> each, Encoder to) throws IOException {
        to.writeArrayStart();
        to.setItemCount(all.size());
        for (T one : all) {
            to.startItem();
            each.write(one, to);
        }
        to.writeArrayEnd();
    }

    static <T> void map(Map<String, T> all, Each<T> each, Encoder to) throws IOException {
        to.writeMapStart();
        to.setItemCount(all.size());
        for (Map.Entry<String, T> one : all.entrySet()) entry(one, each, to);
        to.writeMapEnd();
    }

    static <T> void entry(Map.Entry<String, T> entry, Each<T> value, Encoder to) throws IOException {
        to.startItem();
        to.writeString(entry.getKey());
        value.write(entry.getValue(), to);
    }

    static void text(String text, Encoder to) throws IOException {
        to.writeString(text);
    }

    static void number(long number, Encoder to) throws IOException {
        to.writeLong(number);
    }

    /** Null for 0, which stands for no time. */
    static void optionalTime(long millis, Encoder to) throws IOException {
        to.writeIndex(millis == 0 ? NULL : PRESENT);
        if (millis != 0) to.writeLong(millis);
    }

    /** The branches in their order in the schemas. */
    static void value(Value value, Encoder to) throws IOException {
        switch (value) {
            case Value.Cleared() -> to.writeIndex(0);
            case Value.Text(String text) -> {
                to.writeIndex(1);
                to.writeString(text);
            }
            case Value.Whole(long number) -> {
                to.writeIndex(2);
                to.writeLong(number);
            }
            case Value.Real(double number) -> {
                to.writeIndex(3);
                to.writeDouble(number);
            }
            case Value.Flag(boolean on) -> {
                to.writeIndex(4);
                to.writeBoolean(on);
            }
            case Value.Texts(List<String> texts) -> {
                to.writeIndex(5);
                array(texts, Fields::text, to);
            }
        }
    }
}
