package io.onefold.ingest.callcentre;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onefold.ingest.connector.Kind;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.description.Block;
import io.onefold.ingest.files.FilesKind;
import java.time.ZoneId;
import java.util.List;

/** Reads where the files of call detail records are. They are files like any others, with a format that is known. */
final class CdrFiles {
    static final List<String> KEYS = List.of("folder", "pattern", "settle", "charset", "columns");

    private CdrFiles() {}

    /** A reading of files whose touchpoints have each column of a line as a property. */
    static Setup.Reading read(Block asterisk, ZoneId zone) {
        Block told = asterisk.block("cdr", KEYS);
        List<String> columns = told.has("columns") ? told.texts("columns") : CallRecord.COLUMNS;
        for (String needed : CallRecord.NEEDED)
            asterisk.problems()
                    .check(columns.contains(needed), told.key("columns"), "a line must have the column " + needed);
        return (Setup.Reading) new FilesKind().read(withColumns(asterisk, columns), mapping(columns, zone));
    }

    /** The same block as if the columns stood in it, under the same keys. */
    private static Block withColumns(Block asterisk, List<String> columns) {
        JsonNode cdr = asterisk.node("cdr");
        ObjectNode files = cdr.isObject() ? cdr.deepCopy() : JsonNodeFactory.instance.objectNode();
        ArrayNode names = files.putArray("columns");
        columns.forEach(names::add);
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putObject("asterisk").set("cdr", files);
        return Block.document(asterisk.problems(), root, List.of("asterisk"))
                .block("asterisk", List.of("cdr"))
                .block("cdr", KEYS);
    }

    private static JsonNode mapping(List<String> columns, ZoneId zone) {
        ObjectNode mapping = JsonNodeFactory.instance.objectNode();
        mapping.putObject("event").put("value", "Call");
        mapping.putObject("time")
                .put("column", "start")
                .put("format", "yyyy-MM-dd HH:mm:ss")
                .put("zone", zone.getId());
        mapping.putObject("identifiers").putObject("call").put("value", Kind.MAPPING);
        ObjectNode properties = mapping.putObject("properties");
        columns.forEach(each -> properties.put(each, each));
        return mapping;
    }
}
