package io.onefold.app.config;

import io.onefold.identity.rules.DidYouMean;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads onefold.yaml into raw values that know their lines. */
final class YamlFile {
    /** Settings, sections, and the levels above settings. */
    private static final Set<String> KNOWN = Stream.of(Setting.keys(), Section.keys(), Setting.levels())
            .flatMap(List::stream)
            .collect(Collectors.toCollection(LinkedHashSet::new));

    private final String name;
    private final RawConfiguration raw;

    private YamlFile(String name, RawConfiguration raw) {
        this.name = name;
        this.raw = raw;
    }

    /**
     * Adds what the file says to {@code raw}.
     *
     * @param name of the file, for messages
     */
    static void read(String name, String yaml, RawConfiguration raw) {
        YamlFile file = new YamlFile(name, raw);
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
            if (root != null) file.section("", root);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            raw.problem(name + ":" + line, "not readable as YAML: " + e.getProblem());
        }
    }

    private void section(String path, Node node) {
        if (!(node instanceof MappingNode mapping)) {
            problem(node, (path.isEmpty() ? "the file" : path) + " is a section: write keys and values");
            return;
        }
        for (Entry entry : entries(mapping)) entry(path.isEmpty() ? entry.key() : path + "." + entry.key(), entry);
    }

    private void entry(String path, Entry entry) {
        var section = Section.of(path);
        var setting = Setting.of(path);
        if (section.isPresent()) {
            named(section.get(), entry.value());
        } else if (setting.isPresent()) {
            String text = scalar(path, entry.value());
            if (text != null) raw.set(setting.get(), where(entry.value()), text);
        } else if (Setting.levels().contains(path)) {
            section(path, entry.value());
        } else {
            problem(entry.at(), "unknown key " + path + "." + DidYouMean.suggest(path, KNOWN));
        }
    }

    private void named(Section section, Node node) {
        switch (section) {
            case KAFKA -> kafka("", node);
            case SOURCES, SURVIVORSHIP -> raw.section(section, new Located(name, node));
        }
    }

    /** Dots in a property's name may be written as levels. */
    private void kafka(String path, Node node) {
        if (!(node instanceof MappingNode mapping)) {
            problem(node, "kafka is a section: write properties of Kafka's clients");
            return;
        }
        for (Entry entry : entries(mapping)) {
            String property = path.isEmpty() ? entry.key() : path + "." + entry.key();
            if (entry.value() instanceof MappingNode) kafka(property, entry.value());
            else {
                String text = scalar("kafka." + property, entry.value());
                if (text != null) raw.kafka(property, text);
            }
        }
    }

    private @Nullable String scalar(String path, Node node) {
        if (node instanceof ScalarNode scalar) return scalar.getValue();
        problem(node, path + " is a single value");
        return null;
    }

    private List<Entry> entries(MappingNode mapping) {
        List<Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problem(tuple.getKeyNode(), "a key is a word");
                continue;
            }
            if (!seen.add(key.getValue())) problem(key, "the key " + key.getValue() + " is here twice");
            entries.add(new Entry(key.getValue(), key, tuple.getValueNode()));
        }
        return entries;
    }

    private void problem(Node node, String message) {
        raw.problem(where(node), message);
    }

    private String where(Node node) {
        return name + ":" + (node.getStartMark().getLine() + 1);
    }

    private record Entry(String key, Node at, Node value) {}
}
