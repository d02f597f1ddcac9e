package io.onefold.schemas;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a touchpoint says beyond the person: typed where the channel is known, free properties where it is not. */
public record Details(
        @Nullable Order order,
        @Nullable Call call,
        @Nullable Complaint complaint,
        List<Answer> answers,
        SortedMap<String, Value> properties) {
    /** A touchpoint that says nothing beyond the person. */
    public static final Details NONE = new Details(null, null, null, List.of(), Collections.emptySortedMap());

    public Details {
        answers = List.copyOf(answers);
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    }
}
