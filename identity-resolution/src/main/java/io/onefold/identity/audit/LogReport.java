package io.onefold.identity.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * How the log of record compares with what came in and what was erased. Holds no personal data.
 *
 * @param touchpoints how many were received, as far as the topics still keep them
 * @param found how many of these stand in a timeline, in quarantine or under an erasure
 * @param differences how many things are wrong, lost touchpoints among them
 * @param first a sentence on each of the first of these
 */
public record LogReport(long touchpoints, long found, long differences, List<String> first) {
    public LogReport {
        first = List.copyOf(first);
    }

    /** A report in the making. */
    static final class Counting {
        private static final int MOST_LISTED = 20;

        private final List<String> first = new ArrayList<>();
        private long touchpoints;
        private long found;
        private long differences;

        void touchpoint() {
            touchpoints++;
        }

        void found() {
            found++;
        }

        void difference(String sentence) {
            differences++;
            if (first.size() < MOST_LISTED) first.add(sentence);
        }

        LogReport report() {
            return new LogReport(touchpoints, found, differences, first);
        }
    }
}
