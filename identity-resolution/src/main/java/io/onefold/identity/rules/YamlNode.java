package io.onefold.identity.rules;

import java.util.List;

/** A parsed piece of YAML that knows where it stands. Lines and columns begin at 1. */
sealed interface YamlNode {
    int line();

    int column();

    /**
     * A word, a number, nothing.
     *
     * @param kind what YAML takes it for
     */
    record Scalar(int line, int column, Kind kind, String text) implements YamlNode {
        /** What YAML takes a scalar for. */
        enum Kind {
            TEXT,
            WHOLE,
            NOTHING,
            OTHER
        }
    }

    /** A list. */
    record Sequence(int line, int column, List<YamlNode> items) implements YamlNode {}

    /** A section: entries in the order of the file, repeated keys kept. */
    record Mapping(int line, int column, List<Entry> entries) implements YamlNode {}

    /** One entry of a section; line and column are the key's. */
    record Entry(int line, int column, String key, YamlNode value) {}

    /** What it is, for a message. */
    default String what() {
        return switch (this) {
            case Scalar scalar ->
                switch (scalar.kind()) {
                    case TEXT -> "text";
                    case WHOLE -> "a whole number";
                    case NOTHING -> "nothing";
                    case OTHER -> "a number or a yes/no";
                };
            case Sequence sequence -> "a list";
            case Mapping mapping -> "a section";
        };
    }
}
