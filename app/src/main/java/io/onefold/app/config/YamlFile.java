package io.onefold.app.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads onefold.yaml into raw values that know their lines. */
final class YamlFile {
    /** Settings, sections, and the levels above settings. */
    private static final Set<String> KNOWN = Stream.of(Setting.keys(), Section.keys(), Setting.levels())
            .flatMap(List::stream)
            .collect(Collectors.toCollection(LinkedHashSet::new));

    private final RawConfiguration raw;
    private final NodeReader reader;

    private YamlFile(RawConfiguration raw) {
        this.raw = raw;
        this.reader = new NodeReader(raw);
    }

    /**
     * Adds what the file says to {@code raw}.
     *
     * @param name of the file, for messages
     */
    static void read(String name, String yaml, RawConfiguration raw) {
        YamlFile file = new YamlFile(raw);
        file.reader.root(name, yaml).ifPresent(root -> file.section("", root));
    }

    private void section(String path, Located node) {
        for (NodeReader.Entry entry : reader.entries(node))
            entry(path.isEmpty() ? entry.key() : path + "." + entry.key(), entry);
    }

    private void entry(String path, NodeReader.Entry entry) {
        var section = Section.of(path);
        var setting = Setting.of(path);
        if (section.isPresent()) {
            named(section.get(), entry.value());
        } else if (setting.isPresent()) {
            String text = scalar(path, entry.value());
            if (text != null) raw.set(setting.get(), entry.value().where(), text);
        } else if (Setting.levels().contains(path)) {
            section(path, entry.value());
        } else {
            reader.unknown(entry, path, KNOWN);
        }
    }

    private void named(Section section, Located node) {
        switch (section) {
            case KAFKA -> kafka("", node);
            case SOURCES, SURVIVORSHIP, PORTRAIT, CONSENT -> raw.section(section, node);
        }
    }

    /** Dots in a property's name may be written as levels. */
    private void kafka(String path, Located node) {
        reader.values(node).forEach((key, value) -> {
            String property = path.isEmpty() ? key : path + "." + key;
            if (value.node() instanceof MappingNode) {
                kafka(property, value);
                return;
            }
            String text = scalar("kafka." + property, value);
            if (text != null) raw.kafka(property, text);
        });
    }

    private @Nullable String scalar(String path, Located value) {
        if (value.node() instanceof ScalarNode scalar) return scalar.getValue();
        reader.problem(value, path + " is a single value");
        return null;
    }
}
