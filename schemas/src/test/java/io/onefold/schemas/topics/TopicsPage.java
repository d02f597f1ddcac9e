package io.onefold.schemas.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;

/** Writes docs/topics.md from the topics and the documentation inside their schemas, so that the page cannot say anything else than the code. */
final class TopicsPage {
    private static final String HEAD = """
            # Topics

            Generated from `Topics` and the schemas under `schemas/src/main/avro`; to write it anew:
            `mvn -q -pl schemas -am test -Dtest=TopicsPageTest -Ddocs.write=true -Dsurefire.failIfNoSpecifiedTests=false`.

            A prefix may stand before every name, and after a [rebuild](rebuild.md) a generation before those that are for Onefold alone: `g2.observations`. The record timestamp is the time of receipt, in quarantine that of writing; when something happened is a field. Read with
            `isolation.level=read_committed`: Onefold writes in transactions. A record without a value is a tombstone: its key ended. Tombstones of the compacted
            topics are kept for 30 days, so **a subscriber that was away for longer must read from the beginning**, and drop whatever it kept that
            it did not meet again. Values marked Avro are one zero byte, the schema's id in the registry in four bytes, and the record in
            Avro's binary form; the subject is the topic's name and `-value`, its compatibility BACKWARD_TRANSITIVE. Fields with a default may be left out by a producer whose schema
            does not have them.
            """;

    private final StringBuilder page = new StringBuilder(HEAD);

    private TopicsPage() {}

    static String of(List<Topic> topics, SortedMap<String, Schema> schemas) {
        TopicsPage writing = new TopicsPage();
        writing.overview(topics);
        for (Topic topic : topics) writing.topic(topic);
        writing.records(schemas);
        return writing.page.toString();
    }

    private void overview(List<Topic> topics) {
        page.append("\n| Topic | For | Kept |\n|---|---|---|\n");
        for (Topic topic : topics) {
            row(
                    "[" + topic.name() + "](#" + topic.name().replace(".", "").toLowerCase(Locale.ROOT) + ")",
                    audience(topic),
                    topic.retention().sentence());
        }
    }

    private void topic(Topic topic) {
        page.append("\n## ")
                .append(topic.name())
                .append("\n\n")
                .append(topic.about())
                .append("\n\n");
        page.append("- Key: ").append(content(topic.key())).append(".\n");
        page.append("- Value: ").append(content(topic.value())).append(".\n");
        page.append("- Partitions: ").append(partitions(topic)).append(".\n");
        String settings = topic.retention().settings().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(setting -> "`" + setting.getKey() + "=" + setting.getValue() + "`")
                .collect(Collectors.joining(", "));
        page.append("- Settings: ").append(settings).append(".\n");
    }

    /** Each record once, those inside others after them. */
    private void records(SortedMap<String, Schema> schemas) {
        List<Schema> named = new ArrayList<>();
        schemas.values().forEach(schema -> collect(schema, named));
        page.append("\n# Records\n");
        for (Schema schema : named) {
            page.append("\n## ")
                    .append(schema.getName())
                    .append("\n\n")
                    .append(schema.getDoc())
                    .append("\n\n");
            if (schema.getType() == Schema.Type.ENUM) {
                page.append("One of `")
                        .append(String.join("`, `", schema.getEnumSymbols()))
                        .append("`.\n");
            } else {
                page.append("| Field | Type | Default | Meaning |\n|---|---|---|---|\n");
                for (Schema.Field field : schema.getFields()) {
                    row("`" + field.name() + "`", type(field.schema()), defaultOf(field), field.doc());
                }
            }
        }
    }

    private void row(String... cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static void collect(Schema schema, List<Schema> named) {
        switch (schema.getType()) {
            case RECORD -> {
                if (named.stream().anyMatch(known -> known.getFullName().equals(schema.getFullName()))) return;
                named.add(schema);
                schema.getFields().forEach(field -> collect(field.schema(), named));
            }
            case ENUM -> {
                if (named.stream().noneMatch(known -> known.getFullName().equals(schema.getFullName())))
                    named.add(schema);
            }
            case ARRAY -> collect(schema.getElementType(), named);
            case MAP -> collect(schema.getValueType(), named);
            case UNION -> schema.getTypes().forEach(type -> collect(type, named));
            default -> {}
        }
    }

    private static String type(Schema schema) {
        if (schema.getLogicalType() != null) return schema.getLogicalType().getName();
        return switch (schema.getType()) {
            case RECORD, ENUM ->
                "[" + schema.getName() + "](#" + schema.getName().toLowerCase(Locale.ROOT) + ")";
            case ARRAY -> "list of " + type(schema.getElementType());
            case MAP -> "map of " + type(schema.getValueType());
            case UNION -> schema.getTypes().stream().map(TopicsPage::type).collect(Collectors.joining(" or "));
            default -> schema.getType().getName();
        };
    }

    private static String defaultOf(Schema.Field field) {
        if (!field.hasDefaultValue()) return "";
        Object value = field.defaultVal();
        if (value instanceof Map<?, ?> map) return "`" + new TreeMap<>(map) + "`";
        if (value instanceof JsonProperties.Null) return "`null`";
        return value instanceof String text ? "`\"" + text + "\"`" : "`" + value + "`";
    }

    private static String content(Content content) {
        return switch (content) {
            case Content.Text(String what) -> "text, " + what;
            case Content.Avro(String name) -> "Avro, [" + name + "](#" + name.toLowerCase(Locale.ROOT) + ")";
            case Content.Binary(String what) -> "a binary form of Onefold's own, " + what;
        };
    }

    private static String audience(Topic topic) {
        return switch (topic.audience()) {
            case OPEN_TO_WRITE -> "any producer";
            case OPEN_TO_READ -> "any consumer";
            case INTERNAL -> "Onefold alone; it changes without notice";
        };
    }

    private static String partitions(Topic topic) {
        int usual = Partitions.DEFAULT.of(topic.partitions());
        return switch (topic.partitions()) {
            case TOUCHPOINTS, PUBLISHED -> usual + " unless configured otherwise";
            case IDENTITY ->
                usual
                        + " unless configured otherwise; the same for observations and identity-links, and frozen by the state";
            case SINGLE -> "1";
        };
    }
}
