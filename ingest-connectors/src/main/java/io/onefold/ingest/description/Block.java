package io.onefold.ingest.description;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of keys. What is asked for and is not there, or is not what it should be, is a problem; the asker gets something
 * harmless instead and goes on, so that all problems are found.
 */
public final class Block {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})([kmg]?)");

    private final Problems problems;
    private final String prefix;
    private final JsonNode node;

    private Block(Problems problems, String prefix, JsonNode node) {
        this.problems = problems;
        this.prefix = prefix;
        this.node = node;
    }

    /** A whole document, whose keys must be among those. */
    public static Block document(Problems problems, JsonNode root, List<String> keys) {
        problems.knownKeys("", root, keys);
        return new Block(problems, "", root);
    }

    /** The block under a key, whose keys must be among those; an empty one where it is not there. */
    public Block block(String key, List<String> keys) {
        JsonNode child = node.path(key);
        if (!child.isMissingNode()) problems.knownKeys(prefix + key, child, keys);
        return new Block(problems, prefix + key + ".", child);
    }

    /** What hears of problems. */
    public Problems problems() {
        return problems;
    }

    /** A key's name in the whole document. */
    public String key(String key) {
        return prefix + key;
    }

    /** What stands under a key, as it is. */
    public JsonNode node(String key) {
        return node.path(key);
    }

    /** Whether anything stands under a key. */
    public boolean has(String key) {
        return node.has(key);
    }

    /** A text that must be there. */
    public String required(String key) {
        String text = text(key, "");
        boolean isMissing = !node.has(key) || node.path(key).asText().isBlank();
        problems.check(!isMissing || node.path(key).isContainerNode(), prefix + key, "is missing");
        return text;
    }

    /** A text. */
    public String text(String key, String otherwise) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) return otherwise;
        problems.check(value.isValueNode() && !value.isNull(), prefix + key, "write a single value");
        return value.asText();
    }

    /** One of several words. */
    public String oneOf(String key, String otherwise, List<String> words) {
        String text = text(key, otherwise);
        if (words.contains(text)) return text;
        problems.add(prefix + key, "write one of " + String.join(", ", words));
        return otherwise;
    }

    /** True or false. */
    public boolean flag(String key, boolean otherwise) {
        return oneOf(key, String.valueOf(otherwise), List.of("true", "false")).equals("true");
    }

    /** A whole number. */
    public int count(String key, int otherwise, int least, int most) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) return otherwise;
        if (value.canConvertToInt() && value.intValue() >= least && value.intValue() <= most) return value.intValue();
        problems.add(prefix + key, "write a whole number from " + least + " to " + most);
        return otherwise;
    }

    /** A time such as {@code 500ms}, {@code 10s}, {@code 5m}, {@code 12h} or {@code 7d}. */
    public Duration duration(String key, String otherwise) {
        Matcher matcher = DURATION.matcher(text(key, otherwise));
        if (!matcher.matches()) {
            problems.add(prefix + key, "write a time such as 500ms, 10s, 5m, 12h or 7d");
            return Duration.ofSeconds(1);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    /** A number of bytes such as {@code 512}, {@code 64k} or {@code 2m}; at most 2 GiB. */
    public int bytes(String key, String otherwise) {
        Matcher matcher = SIZE.matcher(text(key, otherwise));
        if (!matcher.matches()) {
            problems.add(prefix + key, "write a size such as 512, 64k or 2m");
            return 1;
        }
        int shift = switch (matcher.group(2)) {
            case "k" -> 10;
            case "m" -> 20;
            case "g" -> 30;
            default -> 0;
        };
        return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(matcher.group(1)) << shift);
    }

    /** A list of texts; one alone is a list too. */
    public List<String> texts(String key) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) return List.of();
        if (value.isValueNode()) return List.of(text(key, ""));
        List<String> texts = new ArrayList<>();
        for (JsonNode each : value) texts.add(each.asText());
        problems.check(value.isArray(), prefix + key, "write a list");
        return texts;
    }

    /** Names of the user's own, and a text for each, in their order. */
    public Map<String, String> names(String key) {
        Map<String, String> names = new LinkedHashMap<>();
        JsonNode value = node.path(key);
        if (!problems.block(prefix + key, value)) return names;
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            problems.check(entry.getValue().isValueNode(), prefix + key + "." + entry.getKey(), "write a single value");
            names.put(entry.getKey(), entry.getValue().asText());
        }
        return names;
    }
}
