package io.onefold.app.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Parts of onefold.yaml whose keys are the installation's own names. */
enum Section {
    SOURCES,
    SURVIVORSHIP,
    PORTRAIT,
    CONSENT,
    KAFKA;

    static Optional<Section> of(String key) {
        return Arrays.stream(values()).filter(s -> s.key().equals(key)).findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Section::key).toList();
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
