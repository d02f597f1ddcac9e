package io.onefold.ingest.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.Decimals;
import io.onefold.ingest.Rejection;
import io.onefold.schemas.QuarantineReason;
import java.math.BigDecimal;

/** Single fields of an event, read as what they must be. */
public final class Fields {
    /** An exponent beyond this only serves to fill a memory with zeros. */
    private static final int MAX_SCALE = 30;

    private Fields() {}

    /** The node at a path with dots between the levels; a missing node where there is none. */
    public static JsonNode at(JsonNode event, String path) {
        JsonNode node = event;
        for (String name : path.split("\\.")) node = node.path(name);
        return node;
    }

    /** The text of a field; a whole number counts as its digits, and nothing or {@code null} as empty. */
    public static String text(JsonNode node, String field) throws Rejection {
        if (node.isMissingNode() || node.isNull()) return "";
        if (node.isTextual() || node.isIntegralNumber()) return node.asText();
        throw new Rejection(QuarantineReason.WRONG_TYPE, field + " is no text; send a string");
    }

    /** The text of a field that must not be longer than {@code maxLength} characters. */
    public static String text(JsonNode node, String field, int maxLength) throws Rejection {
        String text = text(node, field);
        if (text.length() <= maxLength) return text;
        throw new Rejection(
                QuarantineReason.OVERSIZE,
                field + " has " + text.length() + " characters; at most " + maxLength + " are taken");
    }

    /** The text of a field where it is one; empty for everything else. For what describes and never decides. */
    public static String textOrEmpty(JsonNode node) {
        return node.isTextual() ? node.textValue() : "";
    }

    /** An exact number, sent as a number or as text. */
    public static BigDecimal decimal(JsonNode node, String field) throws Rejection {
        if (node.isTextual()) return Decimals.exact(node.textValue(), field);
        if (!node.isNumber()) throw new Rejection(QuarantineReason.WRONG_TYPE, field + " is no number; send one");
        BigDecimal number = node.decimalValue();
        if (Math.abs(number.scale()) > MAX_SCALE)
            throw new Rejection(QuarantineReason.WRONG_TYPE, field + " is a number beyond any range");
        return Decimals.exact(number.toPlainString(), field);
    }
}
