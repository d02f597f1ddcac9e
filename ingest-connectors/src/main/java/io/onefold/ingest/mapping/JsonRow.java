package io.onefold.ingest.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.json.Fields;
import io.onefold.ingest.json.FlatJson;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** A record of JSON. {@code null} clears a trait, an empty string is a value. */
public final class JsonRow implements Row {
    private final JsonNode object;

    /** The fields of an object. */
    public JsonRow(JsonNode object) {
        this.object = object;
    }

    @Override
    public String text(String column) throws Rejection {
        JsonNode node = at(column);
        if (node.isBoolean()) return node.asText();
        return node.isNumber() && !node.isIntegralNumber()
                ? Fields.decimal(node, column).toPlainString()
                : Fields.text(node, column).strip();
    }

    @Override
    public void put(String name, String column, SortedMap<String, Value> into) throws Rejection {
        FlatJson.put(name, at(column), into);
    }

    @Override
    public List<Row> rows(String column) throws Rejection {
        JsonNode node = at(column);
        if (node.isMissingNode() || node.isNull()) return List.of();
        if (!node.isArray())
            throw new Rejection(QuarantineReason.WRONG_TYPE, column + " is no array; the mapping expects one there");
        List<Row> rows = new ArrayList<>(node.size());
        for (JsonNode element : node) rows.add(new JsonRow(element));
        return rows;
    }

    @Override
    public String lastColumn() {
        return "";
    }

    private JsonNode at(String column) {
        if (column.startsWith("/")) return object.at(column);
        JsonNode whole = object.path(column);
        return whole.isMissingNode() ? Fields.at(object, column) : whole;
    }
}
