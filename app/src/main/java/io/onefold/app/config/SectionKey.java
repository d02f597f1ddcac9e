package io.onefold.app.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A key in a section of onefold.yaml, with what docs/configuration.md says of it. A constant's key is its name in lower case, with hyphens. */
interface SectionKey {
    /** The constant's name. */
    String name();

    /** In Markdown: what holds where it is absent. */
    String defaultText();

    /** In Markdown: what it is. */
    String about();

    default String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> keys(SectionKey[] of) {
        return Arrays.stream(of).map(SectionKey::key).toList();
    }
}
