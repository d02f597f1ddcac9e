package io.onefold.app.config;

import io.onefold.identity.rules.DidYouMean;
import java.util.Map;

/** Settings given on the command line, which win over all others. */
final class Flags {
    private static final String KAFKA = "kafka.";

    private Flags() {}

    static void read(Map<String, String> flags, RawConfiguration raw) {
        flags.forEach((key, value) -> {
            var setting = Setting.of(key);
            if (setting.isPresent()) raw.set(setting.get(), "--set " + key, value);
            else if (key.startsWith(KAFKA)) raw.kafka(key.substring(KAFKA.length()), value);
            else raw.problem("--set " + key, "no such setting." + DidYouMean.suggest(key, Setting.keys()));
        });
    }
}
