package io.onefold.ingest.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.description.Problems;
import io.onefold.schemas.EventType;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a {@link Mapping} from the block of keys that {@code docs/connectors/mapping.md} describes. */
public final class MappingReader {
    /** The keys of a mapping. */
    public static final List<String> KEYS = List.of(
            "type",
            "event",
            "time",
            "messageId",
            "identifiers",
            "traits",
            "properties",
            "consents",
            "order",
            "call",
            "complaint",
            "answers");

    /** Beside the column: a block with one of them is no field but a decision. */
    private static final List<String> DECISION_KEYS =
            List.of("granted", "denied", "expires", "separate", "guardian", "proof");

    private static final List<String> ORDER_KEYS = List.of(
            "id",
            "each",
            "line",
            "product",
            "category",
            "quantity",
            "amount",
            "price",
            "currency",
            "brand",
            "discount",
            "cost",
            "store");

    private final Problems problems;
    private final MappedFields fields;
    private final JsonNode root;
    private final String prefix;

    /**
     * A reader of one block.
     *
     * @param problems hears of all that is wrong
     * @param prefix of the block's keys in their file, such as {@code mapping.}; empty where they stand at its top
     */
    public MappingReader(Problems problems, JsonNode root, String prefix) {
        this.problems = problems;
        this.fields = new MappedFields(problems);
        this.root = root;
        this.prefix = prefix;
    }

    /** The mapping; one that may not be used where the problems heard of any. */
    public Mapping read() {
        // At the top of a file they stand among keys of others, whose reader checks them together.
        if (!prefix.isEmpty() && !root.isMissingNode())
            problems.knownKeys(prefix.substring(0, prefix.length() - 1), root, KEYS);
        return new Mapping(
                type(),
                fields.required(prefix + "event", root.path("event")),
                time(root.path("time")),
                optional("messageId"),
                fields.lists(prefix + "identifiers", root.path("identifiers")),
                fields.named(prefix + "traits", root.path("traits")),
                fields.named(prefix + "properties", root.path("properties")),
                consents(root.path("consents")),
                order(root.path("order")),
                call(root.path("call")),
                complaint(root.path("complaint")),
                answers(root.path("answers")));
    }

    private @Nullable Field optional(String key) {
        return fields.optional(prefix + key, root.at("/" + key.replace('.', '/')));
    }

    private Field required(String key) {
        return fields.required(prefix + key, root.at("/" + key.replace('.', '/')));
    }

    private EventType type() {
        return switch (root.path("type").asText("track")) {
            case "track" -> EventType.TRACK;
            case "identify" -> EventType.IDENTIFY;
            default -> {
                problems.add(prefix + "type", "write track or identify");
                yield EventType.TRACK;
            }
        };
    }

    private TimeField time(JsonNode time) {
        if (time.isMissingNode()) {
            problems.add(prefix + "time", "name the column of the event's time: {column: ...}");
            return new TimeField(new Field.Constant(""), TimeField.ISO, ZoneId.of("UTC"));
        }
        problems.knownKeys(prefix + "time", time, List.of("column", "format", "zone"));
        Field column = fields.columns(prefix + "time.column", time.path("column"));
        TimeField read = new TimeField(column, time.path("format").asText(TimeField.ISO), zone(time));
        try {
            new TimeReading(read);
        } catch (IllegalArgumentException e) {
            problems.add(prefix + "time.format", "write iso, unix, or a pattern such as yyyy-MM-dd HH:mm:ss");
        }
        return read;
    }

    private ZoneId zone(JsonNode time) {
        try {
            return ZoneId.of(time.path("zone").asText("UTC"));
        } catch (DateTimeException e) {
            problems.add(prefix + "time.zone", "write a zone such as Asia/Shanghai or +08:00");
            return ZoneId.of("UTC");
        }
    }

    private @Nullable OrderFields order(JsonNode order) {
        if (order.isMissingNode()) return null;
        problems.knownKeys(prefix + "order", order, ORDER_KEYS);
        @Nullable Field amount = optional("order.amount");
        @Nullable Field price = optional("order.price");
        // A key alone names nothing: its value may be empty.
        boolean valued = (amount == null) != (price == null);
        problems.check(valued, prefix + "order", "name either the amount (of the line) or the price (of a piece)");
        JsonNode each = order.path("each");
        problems.check(each.isMissingNode() || each.isTextual(), prefix + "order.each", "name the column of the lines");
        return new OrderFields(
                required("order.id"),
                each.isTextual() ? each.textValue() : null,
                optional("order.line"),
                optional("order.product"),
                optional("order.category"),
                optional("order.quantity"),
                valued ? amount : new Field.Constant(""),
                valued ? price : null,
                optional("order.currency"),
                optional("order.brand"),
                optional("order.discount"),
                optional("order.cost"),
                optional("order.store"));
    }

    private @Nullable CallFields call(JsonNode call) {
        if (call.isMissingNode()) return null;
        problems.knownKeys(prefix + "call", call, List.of("direction", "duration", "outcome"));
        return new CallFields(required("call.direction"), optional("call.duration"), optional("call.outcome"));
    }

    private @Nullable ComplaintFields complaint(JsonNode complaint) {
        if (complaint.isMissingNode()) return null;
        problems.knownKeys(prefix + "complaint", complaint, List.of("case", "open"));
        return new ComplaintFields(required("complaint.case"), required("complaint.open"));
    }

    private List<AnswerFields> answers(JsonNode answers) {
        List<AnswerFields> read = new ArrayList<>();
        problems.check(
                answers.isMissingNode() || answers.isArray(), prefix + "answers", "write a list, an answer each");
        for (int i = 0; i < answers.size(); i++) {
            String key = "answers." + i;
            problems.knownKeys(prefix + "answers", answers.get(i), List.of("survey", "question", "kind", "score"));
            read.add(new AnswerFields(
                    optional(key + ".survey"),
                    optional(key + ".question"),
                    required(key + ".kind"),
                    required(key + ".score")));
        }
        return read;
    }

    private SortedMap<String, ConsentField> consents(JsonNode consents) {
        SortedMap<String, ConsentField> read = new TreeMap<>();
        if (!problems.block(prefix + "consents", consents)) return read;
        for (Map.Entry<String, JsonNode> entry : consents.properties()) {
            String key = prefix + "consents." + entry.getKey();
            JsonNode node = entry.getValue();
            boolean told = DECISION_KEYS.stream().anyMatch(node::has);
            if (told)
                problems.knownKeys(
                        key,
                        node,
                        Stream.concat(Stream.of("column"), DECISION_KEYS.stream())
                                .toList());
            Field field = told ? fields.columns(key + ".column", node.path("column")) : fields.required(key, node);
            read.put(
                    entry.getKey(),
                    new ConsentField(
                            field,
                            texts(node.path("granted"), ConsentField.YES),
                            texts(node.path("denied"), ConsentField.NO),
                            new ConsentField.Terms(
                                    fields.optional(key + ".expires", node.path("expires")),
                                    fields.optional(key + ".separate", node.path("separate")),
                                    fields.optional(key + ".guardian", node.path("guardian")),
                                    fields.optional(key + ".proof", node.path("proof")))));
        }
        return read;
    }

    private static Set<String> texts(JsonNode node, Set<String> otherwise) {
        if (node.isMissingNode()) return otherwise;
        Set<String> texts = new HashSet<>();
        if (node.isValueNode()) texts.add(node.asText().toLowerCase(Locale.ROOT));
        for (JsonNode each : node) texts.add(each.asText().toLowerCase(Locale.ROOT));
        return texts;
    }
}
