package io.onefold.identity.normalise;

import io.onefold.identity.rules.Garbage;
import io.onefold.identity.rules.Namespace;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises what is never worth keeping in one namespace. Listed values are known in their normalised form too. */
final class GarbageFilter {
    private final Set<String> values = new HashSet<>();
    private final List<Pattern> patterns;

    GarbageFilter(Garbage garbage, Namespace namespace, ValueForm form) {
        for (String value : garbage.values()) {
            String clean = CleanText.of(value);
            values.add(clean.toLowerCase(Locale.ROOT));
            if (form.of(namespace, namespace.region(), clean) instanceof Reading.Normalised(String normalised))
                values.add(normalised.toLowerCase(Locale.ROOT));
        }
        patterns = garbage.patterns().stream()
                .map(pattern -> Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
                .toList();
    }

    /** Whether a clean or normalised value is garbage. */
    boolean matches(String value) {
        if (value.isEmpty() || values.contains(value.toLowerCase(Locale.ROOT))) return true;
        for (Pattern pattern : patterns) if (pattern.matcher(value).find()) return true;
        return false;
    }
}
