package io.onefold.ingest.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.onefold.schemas.EventType;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a {@link FileMapping} from YAML as {@code docs/file-imports.md} describes it. */
public final class MappingFile {
    private static final List<String> KEYS = List.of(
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
            "order");
    private static final List<String> ORDER_KEYS =
            List.of("id", "line", "product", "category", "quantity", "amount", "price", "currency");

    private final MappingProblems problems;
    private final MappedFields fields;

    private MappingFile(MappingProblems problems) {
        this.problems = problems;
        this.fields = new MappedFields(problems);
    }

    /**
     * The mapping in a file.
     *
     * @throws InvalidMappingException with all that is wrong with it, also where it is not there
     */
    public static FileMapping read(Path path) {
        try {
            return parse(path.toString(), Files.readString(path));
        } catch (NoSuchFileException e) {
            throw refused(path, "there is no such file; docs/file-imports.md says what a mapping holds");
        } catch (CharacterCodingException e) {
            throw refused(path, "is not in UTF-8; save it as UTF-8");
        } catch (IOException e) {
            throw refused(path, "cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** The mapping in a text that stands in no file. */
    public static FileMapping parse(String yaml) {
        return parse("mapping", yaml);
    }

    /**
     * The mapping in a text.
     *
     * @param file what messages name it by
     * @throws InvalidMappingException with all that is wrong with it
     */
    public static FileMapping parse(String file, String yaml) {
        try {
            JsonNode root = new YAMLMapper().readTree(yaml);
            MappingFile reading = new MappingFile(new MappingProblems(file, YamlPlaces.of(yaml)));
            FileMapping mapping = reading.mapping(root);
            reading.problems.throwIfAny();
            return mapping;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw refused(file, line, "this is no YAML from here on; look for quotes, brackets and indentation");
        } catch (IOException e) {
            throw refused(file, 0, "cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static InvalidMappingException refused(Path path, String message) {
        return refused(path.toString(), 0, message);
    }

    private static InvalidMappingException refused(String file, int line, String message) {
        return new InvalidMappingException(List.of(new MappingProblem(file, line, "", message)));
    }

    private FileMapping mapping(JsonNode root) {
        problems.knownKeys("", root, KEYS);
        return new FileMapping(
                new FileFormat(syntax(root), charset(root)),
                type(root),
                fields.required("event", root.path("event")),
                time(root.path("time")),
                fields.optional("messageId", root.path("messageId")),
                fields.lists("identifiers", root.path("identifiers")),
                fields.named("traits", root.path("traits")),
                fields.named("properties", root.path("properties")),
                order(root.path("order")));
    }

    private FileFormat.Syntax syntax(JsonNode root) {
        return switch (root.path("format").asText("csv")) {
            case "jsonl" -> {
                for (String key : List.of("delimiter", "columns"))
                    problems.check(!root.has(key), key, "belongs to csv, and the format is jsonl; leave it out");
                yield new FileFormat.JsonLines();
            }
            case "csv" -> csv(root);
            default -> {
                problems.add("format", "write csv or jsonl");
                yield new FileFormat.JsonLines();
            }
        };
    }

    private FileFormat.Csv csv(JsonNode root) {
        String delimiter = root.path("delimiter").asText(",");
        boolean usable = delimiter.length() == 1 && !delimiter.equals("\"");
        problems.check(usable, "delimiter", "write one character in quotes, and no quote");
        JsonNode named = root.path("columns");
        problems.check(named.isMissingNode() || named.isArray(), "columns", "write a list of names");
        List<String> columns = new ArrayList<>();
        for (JsonNode column : named) columns.add(column.asText());
        return new FileFormat.Csv(usable ? delimiter.charAt(0) : ',', columns);
    }

    private FileCharset charset(JsonNode root) {
        return switch (root.path("charset").asText("detected").toUpperCase(Locale.ROOT)) {
            case "DETECTED" -> FileCharset.DETECTED;
            case "UTF-8" -> FileCharset.UTF_8;
            case "GB18030", "GBK", "GB2312" -> FileCharset.GB18030;
            default -> {
                problems.add("charset", "write UTF-8 or GB18030, or leave it out: then a file must be in UTF-8");
                yield FileCharset.DETECTED;
            }
        };
    }

    private EventType type(JsonNode root) {
        return switch (root.path("type").asText("track")) {
            case "track" -> EventType.TRACK;
            case "identify" -> EventType.IDENTIFY;
            default -> {
                problems.add("type", "write track or identify");
                yield EventType.TRACK;
            }
        };
    }

    private TimeField time(JsonNode time) {
        if (time.isMissingNode()) {
            problems.add("time", "name the column of the event's time: {column: ...}");
            return new TimeField(new Field.Constant(""), TimeField.ISO, ZoneId.of("UTC"));
        }
        problems.knownKeys("time", time, List.of("column", "format", "zone"));
        Field column = fields.columns("time.column", time.path("column"));
        TimeField read = new TimeField(column, time.path("format").asText(TimeField.ISO), zone(time));
        try {
            new LineTime(read);
        } catch (IllegalArgumentException e) {
            problems.add("time.format", "write iso, unix, or a pattern such as yyyy-MM-dd HH:mm:ss");
        }
        return read;
    }

    private ZoneId zone(JsonNode time) {
        try {
            return ZoneId.of(time.path("zone").asText("UTC"));
        } catch (DateTimeException e) {
            problems.add("time.zone", "write a zone such as Asia/Shanghai or +08:00");
            return ZoneId.of("UTC");
        }
    }

    private @Nullable OrderFields order(JsonNode order) {
        if (order.isMissingNode()) return null;
        problems.knownKeys("order", order, ORDER_KEYS);
        boolean valued = order.has("amount") != order.has("price");
        problems.check(valued, "order", "name either the amount (of the line) or the price (of a piece)");
        return new OrderFields(
                fields.required("order.id", order.path("id")),
                fields.optional("order.line", order.path("line")),
                fields.optional("order.product", order.path("product")),
                fields.optional("order.category", order.path("category")),
                fields.optional("order.quantity", order.path("quantity")),
                valued ? fields.optional("order.amount", order.path("amount")) : new Field.Constant(""),
                valued ? fields.optional("order.price", order.path("price")) : null,
                fields.optional("order.currency", order.path("currency")));
    }
}
