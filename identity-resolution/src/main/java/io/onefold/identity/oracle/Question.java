package io.onefold.identity.oracle;

import io.onefold.schemas.OrderLine;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Something that a deployment asks of everybody. What it means is told from outside: the oracle holds when it is asked, of whom, and what
 * becomes of the answer.
 */
@FunctionalInterface
public interface Question {
    /**
     * The answer.
     *
     * @param asOf the moment it is asked of, UTC milliseconds
     */
    Answer of(Person person, long asOf);

    /**
     * Who is asked.
     *
     * @param profile with the computed traits so far, and in no segment yet
     * @param lines order lines, by day of their first time, then source, order and line
     */
    record Person(UnifiedProfile profile, List<Line> lines) {}

    /**
     * An order line in its latest version.
     *
     * @param firstAt the least time of any version
     * @param store of the latest version; empty for none
     */
    record Line(String source, String orderId, long firstAt, OrderLine latest, String store) {
        static Comparator<Line> byDay(ZoneId zone) {
            return Comparator.comparing((Line line) ->
                            Instant.ofEpochMilli(line.firstAt).atZone(zone).toLocalDate())
                    .thenComparing(Line::source)
                    .thenComparing(Line::orderId)
                    .thenComparing(line -> line.latest().lineId());
        }
    }

    /** An answer: a value, nothing, or why it cannot be told. */
    record Answer(Optional<Value> value, String untold) {
        /** That there is none. */
        public static final Answer NONE = new Answer(Optional.empty(), "");

        public static Answer of(Value value) {
            return new Answer(Optional.of(value), "");
        }

        /** @param reason not empty */
        public static Answer untold(String reason) {
            return new Answer(Optional.empty(), reason);
        }
    }
}
