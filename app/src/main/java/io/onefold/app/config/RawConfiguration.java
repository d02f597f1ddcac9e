package io.onefold.app.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What file, environment and flags say, in this order: the later wins. Collects what is wrong. */
final class RawConfiguration {
    private final Map<Setting, Object> values = new EnumMap<>(Setting.class);
    private final Map<Section, Located> sections = new EnumMap<>(Section.class);
    private final Map<String, String> kafka = new TreeMap<>();
    private final List<ConfigurationProblem> problems = new ArrayList<>();

    RawConfiguration() {
        for (Setting setting : Setting.values())
            values.put(setting, setting.kind().parse(setting.defaultText()));
    }

    /** Takes a value, or notes that it is none. */
    void set(Setting setting, String where, String text) {
        try {
            values.put(setting, setting.kind().parse(text));
        } catch (IllegalArgumentException e) {
            problem(
                    where,
                    setting.key() + " is " + setting.kind().form() + ", not " + (text.isEmpty() ? "nothing" : text));
        }
    }

    void section(Section section, Located node) {
        sections.put(section, node);
    }

    void kafka(String property, String value) {
        kafka.put(property, value);
    }

    void problem(String where, String message) {
        problems.add(new ConfigurationProblem(where, message));
    }

    /** The section as written, null where it is not. */
    @Nullable
    Located section(Section section) {
        return sections.get(section);
    }

    Map<String, String> kafka() {
        return kafka;
    }

    List<ConfigurationProblem> problems() {
        return problems;
    }

    <T> T get(Setting setting, Class<T> type) {
        return type.cast(Objects.requireNonNull(values.get(setting)));
    }

    String text(Setting setting) {
        return get(setting, String.class);
    }

    int number(Setting setting) {
        return get(setting, Integer.class);
    }
}
