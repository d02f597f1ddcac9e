package io.onefold.ingest;

import java.util.HashMap;
import java.util.Map;

/** Names the lines of one order so that none replaces another: the second line of one name is {@code name#2}. */
public final class LineNames {
    private final Map<String, Integer> seen = new HashMap<>();

    /** The name that this line of the order goes by. */
    public String next(String name) {
        int ordinal = seen.merge(name, 1, Integer::sum);
        return ordinal == 1 ? name : name + "#" + ordinal;
    }
}
