package io.onefold.app.config;

import io.onefold.identity.rules.DidYouMean;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;

/** Takes pieces of a file apart and notes whatever is not as it must be. */
final class NodeReader {
    private final RawConfiguration raw;

    NodeReader(RawConfiguration raw) {
        this.raw = raw;
    }

    /** The whole of a file; empty where it says nothing, and where it is not readable, which is noted. */
    Optional<Located> root(String name, String yaml) {
        try {
            // First, since it refuses what is nested too deeply before it has read all of it.
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
            // Within a few lines, aliases of aliases stand for more than any memory holds.
            for (Event event : new Yaml(new LoaderOptions()).parse(new StringReader(yaml)))
                if (event instanceof AliasEvent alias) {
                    int line = alias.getStartMark().getLine() + 1;
                    raw.problem(
                            name + ":" + line,
                            "here stands an alias (*" + alias.getAnchor() + "); write the value out");
                    return Optional.empty();
                }
            return root == null ? Optional.empty() : Optional.of(new Located(name, root));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            raw.problem(name + ":" + line, "not readable as YAML: " + e.getProblem());
        } catch (ReaderException e) {
            raw.problem(
                    name + ":"
                            + (1
                                    + yaml.chars()
                                            .limit(e.getPosition())
                                            .filter(c -> c == '\n')
                                            .count()),
                    String.format("not readable as YAML: holds the character U+%04X", e.getCodePoint()));
        } catch (YAMLException e) {
            raw.problem(name, "not readable as YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** One entry of a section: its key, where that stands, and what is said under it. */
    record Entry(String key, Located at, Located value) {}

    /** The entries of a section in the order of the file, each key once; the last one counts. */
    List<Entry> entries(Located section) {
        if (!(section.node() instanceof MappingNode mapping)) {
            raw.problem(section.where(), "here stands a section: keys and values");
            return List.of();
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Located at = section.with(tuple.getKeyNode());
            String key = text(at);
            if (entries.put(key, new Entry(key, at, section.with(tuple.getValueNode()))) != null)
                raw.problem(at.where(), "the key " + key + " is here twice");
        }
        return List.copyOf(entries.values());
    }

    /** What a section with keys of its own choice says, by key. */
    Map<String, Located> values(Located section) {
        Map<String, Located> values = new LinkedHashMap<>();
        for (Entry entry : entries(section)) values.put(entry.key(), entry.value());
        return values;
    }

    /** What a section whose keys are known says, by key; others are noted and left out. */
    Map<String, Located> fields(Located section, Collection<String> known) {
        Map<String, Located> fields = new LinkedHashMap<>();
        for (Entry entry : entries(section)) {
            if (known.contains(entry.key())) fields.put(entry.key(), entry.value());
            else unknown(entry, entry.key(), known);
        }
        return fields;
    }

    /** Notes a key that is none of those. */
    void unknown(Entry entry, String key, Collection<String> known) {
        raw.problem(entry.at().where(), "unknown key " + key + "." + DidYouMean.suggest(key, known));
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

    /** The items of a list; one alone is a list too. */
    List<Located> items(Located value) {
        if (!(value.node() instanceof SequenceNode sequence)) return List.of(value);
        return sequence.getValue().stream().map(value::with).toList();
    }

    /** Whether here stands a section. */
    boolean isSection(Located value) {
        return value.node() instanceof MappingNode;
    }

    /** A section of single values. */
    Map<String, String> names(Located section) {
        Map<String, String> names = new LinkedHashMap<>();
        values(section).forEach((key, value) -> names.put(key, text(value)));
        return names;
    }

    void problem(Located at, String message) {
        raw.problem(at.where(), message);
    }
}
