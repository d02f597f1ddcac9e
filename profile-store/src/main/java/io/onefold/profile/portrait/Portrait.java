package io.onefold.profile.portrait;

import io.onefold.schemas.Value;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Describes people under fixed rules. Thread-safe. */
public final class Portrait {
    private final List<ComputedTrait> wanted;

    public Portrait(PortraitRules rules) {
        this.wanted = Arrays.stream(ComputedTrait.values())
                .filter(trait -> !rules.off().contains(trait))
                .toList();
    }

    /** Whether anything is told of anybody. */
    public boolean isEmpty() {
        return wanted.isEmpty();
    }

    /** What can be told of a person, by name. Until when it holds, {@linkplain Subject#today the person's day} knows afterwards. */
    public SortedMap<String, Value> of(Subject subject) {
        SortedMap<String, Value> told = new TreeMap<>();
        for (ComputedTrait trait : wanted) trait.tell(subject, told);
        return told;
    }
}
