package io.onefold.ingest.files;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.json.Fields;
import io.onefold.ingest.json.FlatJson;
import io.onefold.schemas.Value;
import java.util.SortedMap;

/** A record of JSON lines. {@code null} clears a trait, an empty string is a value. */
final class JsonRow implements Row {
    private final JsonNode object;

    JsonRow(JsonNode object) {
        this.object = object;
    }

    @Override
    public String text(String column) throws Rejection {
        JsonNode node = at(column);
        return node.isNumber() && !node.isIntegralNumber()
                ? Fields.decimal(node, column).toPlainString()
                : Fields.text(node, column).strip();
    }

    @Override
    public void put(String name, String column, SortedMap<String, Value> into) throws Rejection {
        FlatJson.put(name, at(column), into);
    }

    @Override
    public String lastColumn() {
        return "";
    }

    private JsonNode at(String column) {
        JsonNode whole = object.path(column);
        return whole.isMissingNode() ? Fields.at(object, column) : whole;
    }
}
