package io.onefold.app.audit;

import io.onefold.identity.audit.Difference;
import io.onefold.identity.audit.LogReport;
import io.onefold.identity.audit.PublishedComparison;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an audit found: no personal data.
 *
 * @param published how profiles and index compare with the batch run
 * @param log how the log of record compares with what came in and what was erased
 */
public record AuditReport(PublishedComparison published, LogReport log) {
    /** Profiles of the batch run or published. */
    public long expected() {
        return published.profiles();
    }

    /** Profiles of the batch run that are published exactly so. */
    public long equal() {
        return published.equalProfiles();
    }

    /** A sentence on each of the first differences. */
    public List<String> differences() {
        return Stream.concat(
                        log.first().stream(), published.differences().stream().map(Difference::toString))
                .toList();
    }

    /** How many differences there are in all. */
    public long differenceCount() {
        return log.differences()
                + published.profiles()
                - published.equalProfiles()
                + published.identifiers()
                - published.equalIdentifiers()
                + published.views()
                - published.equalViews();
    }

    /** Whether nothing differs. */
    public boolean isClean() {
        return differenceCount() == 0;
    }

    /** All of it for people, a line each. */
    public List<String> lines() {
        List<String> differences = differences();
        long more = differenceCount() - differences.size();
        return Stream.of(
                        Stream.of(
                                "profiles equal to the batch run: %,d of %,d"
                                        .formatted(published.equalProfiles(), published.profiles()),
                                "index entries equal to the batch run: %,d of %,d"
                                        .formatted(published.equalIdentifiers(), published.identifiers()),
                                "touchpoints accounted for: %,d of %,d".formatted(log.found(), log.touchpoints())),
                        subscribers(),
                        differences.stream().map(difference -> "  " + difference),
                        more > 0 ? Stream.of("  and %,d more".formatted(more)) : Stream.<String>empty())
                .flatMap(lines -> lines)
                .toList();
    }

    /** Nothing where there are none. */
    private Stream<String> subscribers() {
        return published.views() == 0
                ? Stream.empty()
                : Stream.of("subscribers' profiles equal to the batch run: %,d of %,d"
                        .formatted(published.equalViews(), published.views()));
    }
}
