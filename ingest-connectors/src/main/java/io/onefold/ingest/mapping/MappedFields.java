package io.onefold.ingest.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.description.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads where the parts of a touchpoint come from, and notes what names no column. */
final class MappedFields {
    private static final Pattern HOLE = Pattern.compile("\\{([^{}]+)}");

    private final Problems problems;

    MappedFields(Problems problems) {
        this.problems = problems;
    }

    /** A block of names and their fields. */
    SortedMap<String, Field> named(String key, JsonNode block) {
        SortedMap<String, Field> named = new TreeMap<>();
        if (!problems.block(key, block)) return named;
        for (Map.Entry<String, JsonNode> field : block.properties())
            named.put(field.getKey(), required(key + "." + field.getKey(), field.getValue()));
        return named;
    }

    /** A block of names and the fields of each; at least one. */
    SortedMap<String, List<Field>> lists(String key, JsonNode block) {
        SortedMap<String, List<Field>> lists = new TreeMap<>();
        boolean isBlock = problems.block(key, block);
        for (Map.Entry<String, JsonNode> entry : block.properties())
            lists.put(entry.getKey(), list(key + "." + entry.getKey(), entry.getValue()));
        problems.check(!isBlock || !lists.isEmpty(), key, "name at least one namespace and its column");
        if (lists.isEmpty()) lists.put("unknown", List.of());
        return lists;
    }

    private List<Field> list(String key, JsonNode node) {
        if (!node.isArray()) return List.of(required(key, node));
        List<Field> fields = new ArrayList<>();
        for (JsonNode each : node) fields.add(required(key, each));
        problems.check(!fields.isEmpty(), key, "name a column");
        return fields;
    }

    Field required(String key, JsonNode node) {
        Field field = optional(key, node);
        problems.check(field != null, key, "name a column, or write {value: ...}");
        return field == null ? new Field.Constant("") : field;
    }

    @Nullable
    Field optional(String key, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) return null;
        if (!node.isObject()) return columns(key, node);
        if (node.has("template")) return template(key, node);
        if (node.has("column")) return lookup(key, node);
        boolean isConstant = node.size() == 1 && node.path("value").isValueNode();
        problems.check(
                isConstant,
                key,
                "name a column or a list of them, or write {value: ...}, {template: ...} or {column: ..., values: ...}");
        return new Field.Constant(node.path("value").asText());
    }

    private Field lookup(String key, JsonNode node) {
        problems.knownKeys(key, node, List.of("column", "values", "otherwise"));
        Field of = columns(key + ".column", node.path("column"));
        Map<String, String> values = new TreeMap<>();
        if (problems.block(key + ".values", node.path("values")))
            for (Map.Entry<String, JsonNode> value : node.path("values").properties())
                values.put(value.getKey(), value.getValue().asText());
        JsonNode otherwise = node.path("otherwise");
        return new Field.Lookup(of, values, otherwise.isMissingNode() ? null : otherwise.asText());
    }

    /** Names of columns stand in braces, the text between them as it is. */
    private Field template(String key, JsonNode node) {
        problems.knownKeys(key, node, List.of("template"));
        List<Field> parts = new ArrayList<>();
        Matcher hole = HOLE.matcher(node.path("template").asText());
        StringBuilder before = new StringBuilder();
        while (hole.find()) {
            hole.appendReplacement(before, "");
            if (!before.isEmpty()) parts.add(new Field.Constant(before.toString()));
            before.setLength(0);
            parts.add(Field.column(hole.group(1).strip()));
        }
        hole.appendTail(before);
        if (!before.isEmpty()) parts.add(new Field.Constant(before.toString()));
        problems.check(
                parts.stream().anyMatch(part -> part instanceof Field.Columns),
                key,
                "names no column; write one in braces, such as \"mastodon:{account.acct}\"");
        return new Field.Template(parts);
    }

    /** One column or a list of them. */
    Field columns(String key, JsonNode node) {
        List<String> names = new ArrayList<>();
        if (node.isValueNode() && !node.isNull()) names.add(node.asText());
        boolean all = !node.isObject();
        for (JsonNode each : node) {
            if (each.isValueNode()) names.add(each.asText());
            else all = false;
        }
        problems.check(all && !names.isEmpty(), key, "name a column or a list of them");
        return new Field.Columns(names.isEmpty() ? List.of("unknown") : names);
    }
}
