package io.onefold.ingest.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.description.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads names and what each is to be sent with; a list is sent as several of one name. */
final class Parameters {
    private Parameters() {}

    static List<Parameter> read(Block block, String key) {
        List<Parameter> parameters = new ArrayList<>();
        JsonNode node = block.node(key);
        if (!block.problems().block(block.key(key), node)) return parameters;
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            List<JsonNode> values = new ArrayList<>();
            if (entry.getValue().isArray()) entry.getValue().forEach(values::add);
            else values.add(entry.getValue());
            for (JsonNode value : values) {
                block.problems()
                        .check(
                                value.isValueNode() && !value.isNull(),
                                block.key(key) + "." + entry.getKey(),
                                "write a value or a list of them");
                parameters.add(new Parameter(entry.getKey(), value.asText()));
            }
        }
        return parameters;
    }
}
