package io.onefold.app.config;

import io.onefold.identity.rules.DidYouMean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the variables that begin with ONEFOLD_. */
final class Environment {
    private static final String PREFIX = "ONEFOLD_";
    private static final String KAFKA = "ONEFOLD_KAFKA_";

    /** Read elsewhere: where the file is, and flags of virtual machines. */
    private static final Set<String> OTHERS = Set.of("ONEFOLD_CONFIG", "ONEFOLD_JAVA_OPTS", "ONEFOLD_SERVER_JAVA_OPTS");

    private Environment() {}

    static void read(Map<String, String> environment, RawConfiguration raw) {
        List<String> known =
                Arrays.stream(Setting.values()).map(Setting::environment).toList();
        new TreeMap<>(environment).forEach((variable, value) -> {
            var setting = Setting.ofEnvironment(variable);
            if (setting.isPresent()) raw.set(setting.get(), variable, value);
            else if (variable.startsWith(KAFKA)) raw.kafka(property(variable), value);
            else if (variable.startsWith(PREFIX) && !OTHERS.contains(variable))
                raw.problem(variable, "no such setting." + DidYouMean.suggest(variable, known));
        });
    }

    private static String property(String variable) {
        return variable.substring(KAFKA.length()).toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
