package io.onefold.schemas.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** The schemas as other languages see them: whole, and without what only concerns Java. */
public final class PublicSchemas {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PublicSchemas() {}

    /** The schema of each record that stands on a topic, by the record's simple name. */
    public static SortedMap<String, Schema> byRecordName() {
        SortedMap<String, Schema> schemas = new TreeMap<>();
        for (Schema schema : RecordModel.recordSchemas()) schemas.put(schema.getName(), withoutJavaProperties(schema));
        return schemas;
    }

    /**
     * The schema without the properties that only tell Java which class a text is. With them, Java producers and others would
     * register two versions of the same schema.
     */
    public static Schema withoutJavaProperties(Schema schema) {
        try {
            JsonNode tree = JSON.readTree(schema.toString());
            return new Schema.Parser().parse(JSON.writeValueAsString(stripped(tree)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a schema's text is JSON", e);
        }
    }

    private static JsonNode stripped(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(GenericData.STRING_PROP);
            object.properties().forEach(property -> property.setValue(stripped(property.getValue())));
            boolean bare = object.size() == 1 && object.get("type") instanceof TextNode;
            return bare ? object.get("type") : object;
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) array.set(i, stripped(array.get(i)));
        }
        return node;
    }
}
