package io.onefold.app.config;

import io.onefold.identity.rules.DidYouMean;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Takes pieces of a file apart and notes whatever is not as it must be. */
final class NodeReader {
    private final RawConfiguration raw;

    NodeReader(RawConfiguration raw) {
        this.raw = raw;
    }

    /** The entries of a section with keys of its own choice. */
    Map<String, Located> entries(Located section) {
        Map<String, Located> entries = new LinkedHashMap<>();
        if (!(section.node() instanceof MappingNode mapping)) {
            raw.problem(section.where(), "here stands a section: keys and values");
            return entries;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            Located key = section.with(tuple.getKeyNode());
            String name = text(key);
            if (entries.put(name, section.with(tuple.getValueNode())) != null)
                raw.problem(key.where(), "the key " + name + " is here twice");
        }
        return entries;
    }

    /** The entries of a section whose keys are known; others are noted and left out. */
    Map<String, Located> fields(Located section, Collection<String> known) {
        Map<String, Located> fields = entries(section);
        fields.entrySet().removeIf(field -> {
            if (known.contains(field.getKey())) return false;
            raw.problem(
                    field.getValue().where(),
                    "unknown key " + field.getKey() + "." + DidYouMean.suggest(field.getKey(), known));
            return true;
        });
        return fields;
    }

    /** A single value; empty where it is none. */
    String text(Located value) {
        if (value.node() instanceof ScalarNode scalar) return scalar.getValue();
        raw.problem(value.where(), "here stands a single value");
        return "";
    }

    /** A list of single values; one alone is a list too. */
    List<String> texts(Located value) {
        if (!(value.node() instanceof SequenceNode sequence)) return List.of(text(value));
        List<String> texts = new ArrayList<>();
        for (Node item : sequence.getValue()) texts.add(text(value.with(item)));
        return texts;
    }

    /** A section of single values. */
    Map<String, String> names(Located section) {
        Map<String, String> names = new LinkedHashMap<>();
        entries(section).forEach((key, value) -> names.put(key, text(value)));
        return names;
    }

    void problem(Located at, String message) {
        raw.problem(at.where(), message);
    }
}
