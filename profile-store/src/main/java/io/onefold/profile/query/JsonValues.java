package io.onefold.profile.query;

import com.fasterxml.jackson.core.JsonGenerator;
import io.onefold.schemas.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** Values and lists as JSON. Times are UTC milliseconds; exact decimals are text, since many readers make a number inexact. */
final class JsonValues {
    private JsonValues() {}

    /** What writes one element. */
    @FunctionalInterface
    interface Element<T> {
        void write(JsonGenerator json, T element) throws IOException;
    }

    static void value(JsonGenerator json, Value value) throws IOException {
        switch (value) {
            case Value.Text(String text) -> json.writeString(text);
            case Value.Whole(long number) -> json.writeNumber(number);
            case Value.Real(double number) -> json.writeNumber(number);
            case Value.Flag(boolean on) -> json.writeBoolean(on);
            case Value.Cleared() -> json.writeNull();
            case Value.Texts(List<String> texts) -> {
                json.writeStartArray();
                for (String text : texts) json.writeString(text);
                json.writeEndArray();
            }
        }
    }

    static <T> void list(JsonGenerator json, String name, List<T> list, Element<T> element) throws IOException {
        json.writeArrayFieldStart(name);
        for (T each : list) element.write(json, each);
        json.writeEndArray();
    }

    static <T> void map(JsonGenerator json, String name, SortedMap<String, T> map, Element<T> element)
            throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, T> each : map.entrySet()) {
            json.writeFieldName(each.getKey());
            element.write(json, each.getValue());
        }
        json.writeEndObject();
    }

    /** How a constant is written everywhere in the API. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static void decimal(JsonGenerator json, BigDecimal number) throws IOException {
        json.writeString(number.toPlainString());
    }
}
