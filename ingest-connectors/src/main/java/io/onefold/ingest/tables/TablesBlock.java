package io.onefold.ingest.tables;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.description.Block;
import io.onefold.ingest.mapping.Mapping;
import io.onefold.ingest.mapping.MappingReader;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the tables of a database, each with its mapping. */
final class TablesBlock {
    private TablesBlock() {}

    /** @param example how a table is named */
    static SortedMap<String, Mapping> read(Block block, String example) {
        SortedMap<String, Mapping> tables = new TreeMap<>();
        JsonNode node = block.node("tables");
        boolean isBlock = block.problems().block(block.key("tables"), node);
        block.problems()
                .check(
                        isBlock && !node.isEmpty(),
                        block.key("tables"),
                        "name at least one table " + example + ", and its mapping");
        for (Map.Entry<String, JsonNode> table : node.properties()) {
            String key = block.key("tables") + "." + table.getKey();
            block.problems().knownKeys(key, table.getValue(), MappingReader.KEYS);
            block.problems().check(table.getKey().contains("."), key, "name the table " + example);
            tables.put(table.getKey(), new MappingReader(block.problems(), table.getValue(), key + ".").read());
        }
        return tables;
    }
}
