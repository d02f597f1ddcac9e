package io.onefold.identity.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A section of the file, read key by key; whatever is wrong goes to the list of problems and reading goes on. */
final class RuleSection {
    private final YamlNode.Mapping node;
    private final String path;
    private final List<RulesProblem> problems;
    private final Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();

    RuleSection(YamlNode.Mapping node, String path, List<RulesProblem> problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
        for (YamlNode.Entry entry : node.entries()) {
            YamlNode.Entry first = entries.putIfAbsent(entry.key(), entry);
            if (first != null)
                report(entry.line(), entry.column(), entry.key(), "stands twice, first in line " + first.line());
        }
    }

    /** Every entry once, in the order of the file. */
    List<YamlNode.Entry> entries() {
        return List.copyOf(entries.values());
    }

    /** Names every key that is none of these. */
    void allowOnly(List<String> known) {
        for (YamlNode.Entry entry : entries())
            if (!known.contains(entry.key()))
                report(
                        entry.line(),
                        entry.column(),
                        entry.key(),
                        "no such key." + DidYouMean.suggest(entry.key(), known) + " Known here: "
                                + String.join(", ", known));
    }

    /** The section under a key, empty where it is missing or is none. */
    Optional<RuleSection> section(RuleKey key) {
        return value(key.key()).flatMap(value -> section(key.key(), value));
    }

    /** The section that a value of this one is. */
    Optional<RuleSection> section(String key, YamlNode value) {
        if (value instanceof YamlNode.Mapping mapping)
            return Optional.of(new RuleSection(mapping, pathOf(key), problems));
        wrongType(key, value, "a section");
        return Optional.empty();
    }

    /** The whole number under a key, empty where it is missing or is none within the key's bounds. */
    OptionalInt whole(RuleKey key) {
        Optional<YamlNode> value = value(key.key());
        return value.isPresent() ? whole(key, key.key(), value.get()) : OptionalInt.empty();
    }

    /** The whole number that a value is, within a key's bounds. */
    OptionalInt whole(RuleKey key, String name, YamlNode value) {
        if (!(key.type() instanceof RuleType.Whole(int least, int greatest)))
            throw new IllegalArgumentException(key + " is no number");
        if (!(value instanceof YamlNode.Scalar(int line, int column, YamlNode.Scalar.Kind kind, String text))
                || kind != YamlNode.Scalar.Kind.WHOLE) {
            wrongType(name, value, key.type().describe());
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= greatest) return OptionalInt.of(number);
        } catch (NumberFormatException e) {
            // Falls through: a number beyond an int is out of bounds like any other.
        }
        report(line, column, name, "is " + text + ", must be a " + key.type().describe());
        return OptionalInt.empty();
    }

    /** The text under a key, empty where it is missing or is no text. */
    Optional<YamlNode.Scalar> text(RuleKey key) {
        return value(key.key())
                .flatMap(value -> text(key.key(), value, key.type().describe()));
    }

    /** The texts under a key that holds a list of them; what is no text is left out and named. */
    List<YamlNode.Scalar> texts(RuleKey key) {
        Optional<YamlNode> value = value(key.key());
        if (value.isEmpty()) return List.of();
        if (!(value.get() instanceof YamlNode.Sequence list)) {
            wrongType(key.key(), value.get(), "a " + key.type().describe());
            return List.of();
        }
        List<YamlNode.Scalar> texts = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++)
            text(key.key() + "[" + i + "]", list.items().get(i), "a text, in quotes if need be")
                    .ifPresent(texts::add);
        return texts;
    }

    private Optional<YamlNode.Scalar> text(String name, YamlNode value, String expected) {
        if (value instanceof YamlNode.Scalar scalar && scalar.kind() != YamlNode.Scalar.Kind.NOTHING)
            return Optional.of(scalar);
        wrongType(name, value, expected);
        return Optional.empty();
    }

    /** Says that a required key is missing, unless something stands there. */
    void require(RuleKey key) {
        if (value(key.key()).isEmpty())
            report(
                    node.line(),
                    node.column(),
                    key.key(),
                    "is missing, must be a " + key.type().describe());
    }

    /** Adds a problem with what stands under a key, at a place. */
    void report(YamlNode at, String key, String message) {
        report(at.line(), at.column(), key, message);
    }

    /** Adds a problem with an entry, at its key. */
    void report(YamlNode.Entry at, String message) {
        report(at.line(), at.column(), at.key(), message);
    }

    private void report(int line, int column, String key, String message) {
        problems.add(new RulesProblem(line, column, pathOf(key), message));
    }

    private void wrongType(String key, YamlNode value, String expected) {
        report(value, key, "is " + value.what() + ", must be " + expected);
    }

    /** What stands under a key; a key with nothing behind it counts as left out. */
    private Optional<YamlNode> value(String key) {
        YamlNode.Entry entry = entries.get(key);
        if (entry == null) return Optional.empty();
        boolean nothing =
                entry.value() instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.Scalar.Kind.NOTHING;
        return nothing ? Optional.empty() : Optional.of(entry.value());
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
