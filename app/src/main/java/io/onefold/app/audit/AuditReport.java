package io.onefold.app.audit;

import java.util.List;

/**
 * What an audit found.
 *
 * @param expected profiles of the batch run
 * @param equal those that are published exactly so
 * @param differences the first differences, by ids, keys and names of fields: no personal data
 * @param differenceCount how many there are
 */
public record AuditReport(long expected, long equal, List<String> differences, long differenceCount) {
    public AuditReport {
        differences = List.copyOf(differences);
    }

    /** Whether nothing differs. */
    public boolean isClean() {
        return differenceCount == 0;
    }

    /** The one line that says it. */
    public String summary() {
        return "profiles equal to the batch run: " + equal + " of " + expected;
    }
}
