package io.onefold.ingest.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.description.Description;
import io.onefold.ingest.description.Problems;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a {@link Plan} from the block of keys that {@code docs/data-quality.md} describes. */
public final class PlanReader {
    /** The keys of a plan. */
    public static final List<String> KEYS = List.of("version", "mode", "unplanned-events", "events");

    /** The keys of an event. */
    public static final List<String> EVENT_KEYS = List.of("properties", "traits");

    /** The keys of a property or a trait. */
    public static final List<String> VALUE_KEYS = List.of("type", "required", "values");

    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._-]{1,32}");
    private static final List<String> MODES =
            Arrays.stream(Plan.Mode.values()).map(Plan.Mode::word).toList();

    private final Problems problems;
    private final JsonNode root;
    private final String prefix;

    /**
     * A reader of one block.
     *
     * @param problems hears of all that is wrong
     * @param prefix of the block's keys in their file, such as {@code plan.}; empty where they stand at its top
     */
    public PlanReader(Problems problems, JsonNode root, String prefix) {
        this.problems = problems;
        this.root = root;
        this.prefix = prefix;
    }

    /**
     * The plan in a file of its own.
     *
     * @throws io.onefold.ingest.description.InvalidDescriptionException with all that is wrong with it
     */
    public static Plan read(Path path) {
        return Description.read(
                path, "docs/data-quality.md", (root, problems) -> new PlanReader(problems, root, "").read());
    }

    /** The plan; one that may not be used where the problems heard of any. */
    public Plan read() {
        problems.knownKeys(prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1), root, KEYS);
        String mode = word(prefix, root, "mode", Plan.Mode.FLAG.word(), MODES);
        String unplanned = word(prefix, root, "unplanned-events", "violation", List.of("allow", "violation"));
        return new Plan(
                version(), Plan.Mode.valueOf(mode.toUpperCase(Locale.ROOT)), unplanned.equals("allow"), events());
    }

    private String version() {
        String version = root.path("version").asText("");
        problems.check(
                root.path("version").isValueNode() && VERSION.matcher(version).matches(),
                prefix + "version",
                "write the plan's version: up to 32 letters, digits, dots, dashes");
        return version;
    }

    private SortedMap<String, Plan.Event> events() {
        SortedMap<String, Plan.Event> events = new TreeMap<>();
        JsonNode all = root.path("events");
        String key = prefix + "events";
        problems.check(all.isObject(), key, "write the events that are planned: a block for each, under its name");
        for (Map.Entry<String, JsonNode> event : all.properties())
            events.put(event.getKey(), event(key + "." + event.getKey(), event.getValue()));
        return events;
    }

    private Plan.Event event(String key, JsonNode event) {
        problems.knownKeys(key, event, EVENT_KEYS);
        return new Plan.Event(
                values(key + ".properties", event.path("properties")), values(key + ".traits", event.path("traits")));
    }

    /** Null where nothing is said of them. */
    private @Nullable SortedMap<String, PlannedValue> values(String key, JsonNode block) {
        if (block.isMissingNode()) return null;
        problems.check(block.isObject(), key, "write a block of names; {} where none is planned");
        SortedMap<String, PlannedValue> values = new TreeMap<>();
        for (Map.Entry<String, JsonNode> value : block.properties())
            values.put(value.getKey(), value(key + "." + value.getKey(), value.getValue()));
        return values;
    }

    private PlannedValue value(String key, JsonNode node) {
        problems.knownKeys(key, node, VALUE_KEYS);
        String word = word(key + ".", node, "type", ValueType.ANY.word(), ValueType.WORDS);
        String required = word(key + ".", node, "required", "false", List.of("true", "false"));
        ValueType type = ValueType.valueOf(word.toUpperCase(Locale.ROOT));
        return new PlannedValue(type, required.equals("true"), allowed(key + ".values", node.path("values"), type));
    }

    private SortedSet<String> allowed(String key, JsonNode node, ValueType type) {
        SortedSet<String> allowed = new TreeSet<>();
        if (node.isMissingNode()) return allowed;
        for (JsonNode each : node) {
            problems.check(each.isValueNode() && !each.isNull(), key, "write words or numbers");
            problems.check(fits(each.asText(), type), key, "each must be of the type, which is " + type.word());
            allowed.add(each.asText());
        }
        problems.check(node.isArray() && !node.isEmpty(), key, "write a list of those that are allowed, at least one");
        return allowed;
    }

    private static boolean fits(String text, ValueType type) {
        try {
            return switch (type) {
                case TEXT, TEXTS, ANY -> true;
                case FLAG -> text.equals("true") || text.equals("false");
                case NUMBER -> new BigDecimal(text).precision() > 0;
                case WHOLE -> new BigDecimal(text).stripTrailingZeros().scale() <= 0;
            };
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private String word(String in, JsonNode node, String key, String otherwise, List<String> words) {
        String word = node.path(key).asText(otherwise);
        if (words.contains(word)) return word;
        problems.add(in + key, "write one of " + String.join(", ", words));
        return otherwise;
    }
}
