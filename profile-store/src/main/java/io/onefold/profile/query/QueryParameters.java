package io.onefold.profile.query;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** What stands behind the question mark. A parameter that is not known is refused: its filter would not be there, unnoticed. */
final class QueryParameters {
    private final Map<String, List<String>> told;
    private final Problems problems;

    QueryParameters(Context request, Set<String> known, Problems problems) {
        this.told = request.queryParamMap();
        this.problems = problems;
        for (String name : new TreeSet<>(told.keySet()))
            if (!known.contains(name))
                problems.add(
                        Refusal.UNKNOWN_PARAMETER,
                        CallersWord.shown(name)
                                        .map("there is no parameter "::concat)
                                        .orElse("a parameter has no name")
                                + "; there are " + String.join(", ", new TreeSet<>(known)));
    }

    /** The value of what may be given once; empty where it is not there, or refused. */
    Optional<String> single(String name, Refusal refusal) {
        List<String> values = all(name);
        if (values.size() > 1) problems.add(refusal, name + " is given more than once; give it once");
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    /** The values of what may be given several times. */
    List<String> all(String name) {
        return told.getOrDefault(name, List.of());
    }

    /** A moment, UTC milliseconds, written either way; empty where it is not there, or refused. */
    OptionalLong time(String name, Refusal refusal) {
        Optional<String> text = single(name, refusal);
        if (text.isEmpty()) return OptionalLong.empty();
        if (text.get().matches("-?[0-9]{1,15}")) return OptionalLong.of(Long.parseLong(text.get()));
        try {
            return OptionalLong.of(Instant.parse(text.get()).toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            problems.add(
                    refusal, name + " is no time; write it like 2026-01-31T16:00:00Z, or as milliseconds since 1970");
            return OptionalLong.empty();
        }
    }

    /** The fields that {@code fields} names, with commas between them. */
    ChosenFields fields() {
        return single("fields", Refusal.UNKNOWN_FIELD)
                .map(names -> ChosenFields.of(Arrays.asList(names.split(",", -1)), problems))
                .orElse(ChosenFields.ALL);
    }
}
