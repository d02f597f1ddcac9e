package io.onefold.ingest.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.Rejection;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Traits and properties as flat values. Nested objects are flattened with dots; an array of words, numbers and flags is
 * {@link Value.Texts}; any other array and an empty object is its JSON text; {@code null} is {@link Value.Cleared}; an
 * empty string is a value. A whole number that no long can hold is kept as text, digit by digit.
 */
public final class FlatJson {
    private FlatJson() {}

    /** Adds the fields of {@code object} to {@code into}; of two with one flat name the later stays. Nothing, where it is no object. */
    public static void flatten(JsonNode object, SortedMap<String, Value> into) throws Rejection {
        if (object.isObject()) flatten("", object, into);
    }

    /** Adds a single value, or what an object holds, under {@code name}. Nothing, where the node is missing. */
    public static void put(String name, JsonNode node, SortedMap<String, Value> into) throws Rejection {
        if (node.isMissingNode()) return;
        if (node.isObject() && !node.isEmpty()) flatten(name + ".", node, into);
        else into.put(name, value(node, name));
    }

    private static void flatten(String prefix, JsonNode object, SortedMap<String, Value> into) throws Rejection {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            put(prefix + field.getKey(), field.getValue(), into);
        }
    }

    private static Value value(JsonNode node, String name) throws Rejection {
        return switch (node.getNodeType()) {
            case NULL, MISSING -> new Value.Cleared();
            case BOOLEAN -> new Value.Flag(node.booleanValue());
            case NUMBER -> number(node, name);
            case ARRAY -> array(node);
            case STRING -> new Value.Text(node.textValue());
            case OBJECT, BINARY, POJO -> new Value.Text(node.toString());
        };
    }

    private static Value number(JsonNode node, String name) throws Rejection {
        if (node.isIntegralNumber())
            return node.canConvertToLong() ? new Value.Whole(node.longValue()) : new Value.Text(node.asText());
        double number = node.doubleValue();
        if (Double.isInfinite(number))
            throw new Rejection(
                    QuarantineReason.WRONG_TYPE,
                    name + " is a number beyond any range; send it as text if it is meant");
        return new Value.Real(number);
    }

    private static Value array(JsonNode node) {
        List<String> texts = new ArrayList<>(node.size());
        for (JsonNode element : node) {
            if (element.isContainerNode() || element.isNull()) return new Value.Text(node.toString());
            texts.add(element.asText());
        }
        return new Value.Texts(texts);
    }
}
