package io.onefold.app.conformance;

import java.util.ArrayList;
import java.util.List;

/**
 * How a topic keeps its contract: no personal data.
 *
 * @param differences a sentence on each of the first
 * @param differenceCount how many there are in all
 */
public record ConformanceReport(List<Count> counts, List<String> differences, long differenceCount) {
    /** Of something all and those that are as they should be. */
    public record Count(String what, long equal, long all) {}

    public ConformanceReport {
        counts = List.copyOf(counts);
        differences = List.copyOf(differences);
    }

    /** Whether nothing differs. */
    public boolean isConformant() {
        return differenceCount == 0;
    }

    /** All of it for people, a line each. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Count each : counts) lines.add("%s: %,d of %,d".formatted(each.what(), each.equal(), each.all()));
        lines.add(isConformant() ? "No differences." : "%,d differences:".formatted(differenceCount));
        for (String each : differences) lines.add("  " + each);
        long more = differenceCount - differences.size();
        if (more > 0) lines.add("  and %,d more".formatted(more));
        return lines;
    }
}
