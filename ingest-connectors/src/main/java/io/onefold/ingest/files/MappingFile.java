package io.onefold.ingest.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.onefold.schemas.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a {@link FileMapping} from YAML as {@code docs/file-imports.md} describes it. */
public final class MappingFile {
    private final YamlProblems problems = new YamlProblems();

    private MappingFile() {}

    /** The mapping in a file; says all that is wrong with it at once. */
    public static FileMapping read(Path path) throws IOException {
        try {
            return parse(Files.readString(path));
        } catch (IllegalArgumentException e) {
            throw new IOException(path.getFileName() + ": " + e.getMessage(), e);
        }
    }

    /** The mapping in a text; an IllegalArgumentException lists all that is wrong with it, a line each. */
    public static FileMapping parse(String yaml) {
        MappingFile reading = new MappingFile();
        FileMapping mapping = reading.mapping(tree(yaml));
        reading.problems.throwIfAny();
        return mapping;
    }

    private static JsonNode tree(String yaml) {
        try {
            return new YAMLMapper().readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "this is no YAML"
                            + (e.getLocation() == null
                                    ? ""
                                    : ": see line " + e.getLocation().getLineNr()),
                    e);
        }
    }

    private FileMapping mapping(JsonNode root) {
        problems.knownKeys(
                "",
                root,
                List.of(
                        "format",
                        "charset",
                        "delimiter",
                        "columns",
                        "type",
                        "event",
                        "time",
                        "messageId",
                        "identifiers",
                        "traits",
                        "properties",
                        "order"));
        SortedMap<String, List<Field>> identifiers = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : root.path("identifiers").properties())
            identifiers.put(entry.getKey(), fields("identifiers." + entry.getKey(), entry.getValue()));
        problems.check(!identifiers.isEmpty(), "identifiers: name at least one namespace and its column");
        if (identifiers.isEmpty()) identifiers.put("unknown", List.of());
        return new FileMapping(
                new FileFormat(syntax(root), charset(root)),
                type(root),
                required("event", root.path("event")),
                time(root.path("time")),
                optional("messageId", root.path("messageId")),
                identifiers,
                named("traits", root.path("traits")),
                named("properties", root.path("properties")),
                order(root.path("order")));
    }

    private FileFormat.Syntax syntax(JsonNode root) {
        return switch (root.path("format").asText("csv")) {
            case "jsonl" -> {
                problems.check(
                        root.path("delimiter").isMissingNode()
                                && root.path("columns").isMissingNode(),
                        "delimiter and columns belong to csv, and the format is jsonl");
                yield new FileFormat.JsonLines();
            }
            case "csv" -> csv(root);
            default -> {
                problems.add("format: it is csv or jsonl");
                yield new FileFormat.JsonLines();
            }
        };
    }

    private FileFormat.Csv csv(JsonNode root) {
        String delimiter = root.path("delimiter").asText(",");
        boolean usable = delimiter.length() == 1 && !delimiter.equals("\"") && !delimiter.isEmpty();
        problems.check(usable, "delimiter: it is one character, and no quote");
        List<String> columns = new ArrayList<>();
        for (JsonNode column : root.path("columns")) columns.add(column.asText());
        return new FileFormat.Csv(usable ? delimiter.charAt(0) : ',', columns);
    }

    private FileCharset charset(JsonNode root) {
        return switch (root.path("charset").asText("detected").toUpperCase(Locale.ROOT)) {
            case "DETECTED" -> FileCharset.DETECTED;
            case "UTF-8" -> FileCharset.UTF_8;
            case "GB18030", "GBK", "GB2312" -> FileCharset.GB18030;
            default -> {
                problems.add("charset: it is UTF-8 or GB18030; without one a file must be in UTF-8");
                yield FileCharset.DETECTED;
            }
        };
    }

    private EventType type(JsonNode root) {
        return switch (root.path("type").asText("track")) {
            case "track" -> EventType.TRACK;
            case "identify" -> EventType.IDENTIFY;
            default -> {
                problems.add("type: it is track or identify");
                yield EventType.TRACK;
            }
        };
    }

    private TimeField time(JsonNode time) {
        problems.knownKeys("time", time, List.of("column", "format", "zone"));
        Field field = new Field.Columns(texts("time.column", time.path("column")));
        TimeField read = new TimeField(field, time.path("format").asText(TimeField.ISO), zone(time));
        try {
            new LineTime(read);
        } catch (IllegalArgumentException e) {
            problems.add("time.format: it is iso, unix, or a pattern such as yyyy-MM-dd HH:mm:ss");
        }
        return read;
    }

    private ZoneId zone(JsonNode time) {
        try {
            return ZoneId.of(time.path("zone").asText("UTC"));
        } catch (DateTimeException e) {
            problems.add("time.zone: it is a zone such as Asia/Shanghai or +08:00");
            return ZoneId.of("UTC");
        }
    }

    private @Nullable OrderFields order(JsonNode order) {
        if (order.isMissingNode()) return null;
        problems.knownKeys(
                "order",
                order,
                List.of("id", "line", "product", "category", "quantity", "amount", "price", "currency"));
        boolean valued = order.has("amount") != order.has("price");
        problems.check(valued, "order: name either the amount (of the line) or the price (of a piece)");
        return new OrderFields(
                required("order.id", order.path("id")),
                optional("order.line", order.path("line")),
                optional("order.product", order.path("product")),
                optional("order.category", order.path("category")),
                optional("order.quantity", order.path("quantity")),
                valued ? optional("order.amount", order.path("amount")) : new Field.Constant(""),
                valued ? optional("order.price", order.path("price")) : null,
                optional("order.currency", order.path("currency")));
    }

    private SortedMap<String, Field> named(String name, JsonNode fields) {
        SortedMap<String, Field> named = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : fields.properties())
            named.put(field.getKey(), required(name + "." + field.getKey(), field.getValue()));
        return named;
    }

    private List<Field> fields(String name, JsonNode node) {
        if (!node.isArray()) return List.of(required(name, node));
        List<Field> fields = new ArrayList<>();
        for (JsonNode each : node) fields.add(required(name, each));
        return fields;
    }

    private Field required(String name, JsonNode node) {
        Field field = optional(name, node);
        problems.check(field != null, name + ": name a column, or say {value: ...}");
        return field == null ? new Field.Constant("") : field;
    }

    private @Nullable Field optional(String name, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) return null;
        if (node.isObject() && node.size() == 1 && node.path("value").isValueNode())
            return new Field.Constant(node.path("value").asText());
        return new Field.Columns(texts(name, node));
    }

    private List<String> texts(String name, JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isValueNode() && !node.isNull()) texts.add(node.asText());
        for (JsonNode each : node) if (each.isValueNode()) texts.add(each.asText());
        problems.check(!texts.isEmpty() && !node.isObject(), name + ": name a column");
        return texts.isEmpty() ? List.of("unknown") : texts;
    }
}
