package io.onefold.schemas.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/**
 * JSON as people write it, as the generic data of a schema: no branch of a union is named, what has a default may be left out, a number may stand
 * where a text is wanted, and a time may be ISO 8601 with its offset. What the schema does not know is an error.
 */
final class PlainJson {
    private PlainJson() {}

    /**
     * The data of a schema's record.
     *
     * @throws MalformedRecordException at the first field that does not fit
     */
    static GenericData.Record record(Schema schema, JsonNode json) {
        return record(schema, json, "");
    }

    private static GenericData.Record record(Schema schema, JsonNode json, String path) {
        if (!json.isObject()) throw wrong(path.isEmpty() ? "the record" : path, "an object", json);
        json.fieldNames().forEachRemaining(name -> {
            if (schema.getField(name) == null)
                throw new MalformedRecordException(
                        below(path, name), "there is no such field; there are " + names(schema));
        });
        GenericData.Record record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields())
            record.put(field.pos(), field(field, json.get(field.name()), below(path, field.name())));
        return record;
    }

    private static String names(Schema schema) {
        return String.join(
                ", ", schema.getFields().stream().map(field -> field.name()).toList());
    }

    private static @Nullable Object field(Schema.Field field, @Nullable JsonNode json, String path) {
        if (json != null) return value(field.schema(), json, path);
        if (!field.hasDefaultValue()) throw new MalformedRecordException(path, "it is required and not there");
        return GenericData.get().getDefaultValue(field);
    }

    private static @Nullable Object value(Schema schema, JsonNode json, String path) {
        return switch (schema.getType()) {
            case RECORD -> record(schema, json, path);
            case ARRAY -> array(schema, json, path);
            case MAP -> map(schema, json, path);
            case UNION -> branch(schema, json, path);
            case ENUM -> symbol(schema, json, path);
            case STRING -> text(json, path);
            case LONG ->
                LogicalTypes.timestampMillis().equals(schema.getLogicalType())
                        ? time(json, path)
                        : (Object) whole(json, path);
            case INT -> Math.toIntExact(bounded(whole(json, path), path));
            case DOUBLE -> {
                if (!json.isNumber()) throw wrong(path, "a number", json);
                yield json.doubleValue();
            }
            case BOOLEAN -> {
                if (!json.isBoolean()) throw wrong(path, "true or false", json);
                yield json.booleanValue();
            }
            default -> throw new IllegalStateException("no touchpoint has a field of type " + schema.getType());
        };
    }

    private static List<@Nullable Object> array(Schema schema, JsonNode json, String path) {
        if (!json.isArray()) throw wrong(path, "a list", json);
        List<@Nullable Object> elements = new ArrayList<>(json.size());
        for (int i = 0; i < json.size(); i++)
            elements.add(value(schema.getElementType(), json.get(i), path + "[" + i + "]"));
        return elements;
    }

    private static Map<String, @Nullable Object> map(Schema schema, JsonNode json, String path) {
        if (!json.isObject()) throw wrong(path, "an object", json);
        Map<String, @Nullable Object> values = new HashMap<>();
        json.properties()
                .forEach(entry -> values.put(
                        entry.getKey(), value(schema.getValueType(), entry.getValue(), below(path, entry.getKey()))));
        return values;
    }

    /** The branch that is of the JSON's own kind; where there is none, the last, whatever it makes of it. */
    private static @Nullable Object branch(Schema union, JsonNode json, String path) {
        for (Schema branch : union.getTypes())
            if (isOfKind(branch, json)) return branch.getType() == Schema.Type.NULL ? null : value(branch, json, path);
        return value(union.getTypes().getLast(), json, path);
    }

    private static boolean isOfKind(Schema schema, JsonNode json) {
        return switch (schema.getType()) {
            case NULL -> json.isNull();
            case STRING -> json.isTextual();
            case LONG -> json.canConvertToLong() && json.isIntegralNumber();
            case DOUBLE -> json.isNumber();
            case BOOLEAN -> json.isBoolean();
            case ARRAY -> json.isArray();
            case RECORD -> json.isObject();
            default -> false;
        };
    }

    private static String text(JsonNode json, String path) {
        if (json.isTextual()) return json.textValue();
        if (json.isNumber()) return json.decimalValue().toPlainString();
        throw wrong(path, "a text", json);
    }

    private static Object symbol(Schema schema, JsonNode json, String path) {
        if (json.isTextual() && schema.hasEnumSymbol(json.textValue()))
            return new GenericData.EnumSymbol(schema, json.textValue());
        throw new MalformedRecordException(path, "it is one of " + String.join(", ", schema.getEnumSymbols()));
    }

    private static long whole(JsonNode json, String path) {
        if (json.isIntegralNumber() && json.canConvertToLong()) return json.longValue();
        throw wrong(path, "a whole number", json);
    }

    private static long bounded(long number, String path) {
        if (number == (int) number) return number;
        throw new MalformedRecordException(path, "it does not fit into 32 bits");
    }

    private static long time(JsonNode json, String path) {
        if (!json.isTextual()) return whole(json, path);
        try {
            return OffsetDateTime.parse(json.textValue()).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            throw new MalformedRecordException(
                    path, "it is no time such as 2026-11-20T10:15:00+08:00; milliseconds since 1970 will do as well");
        }
    }

    private static MalformedRecordException wrong(String path, String wanted, JsonNode json) {
        return new MalformedRecordException(path, wanted + " is wanted, and there is " + kind(json));
    }

    private static String kind(JsonNode json) {
        return switch (json.getNodeType()) {
            case NULL -> "null";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case ARRAY -> "a list";
            default -> "an object";
        };
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
