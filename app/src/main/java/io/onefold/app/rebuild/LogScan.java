package io.onefold.app.rebuild;

import io.onefold.identity.normalise.FormerStrengths;
import io.onefold.schemas.binary.TimelineCodec;
import io.onefold.schemas.binary.TimelineRow;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What has to be known of a whole log before any of it is told anew. Of one thread. */
final class LogScan {
    private final LogErasures erasures = new LogErasures();
    private final SortedMap<Integer, Long> residues = new TreeMap<>();
    private final FormerStrengths strengths;

    /** @param strengths learn from it */
    LogScan(FormerStrengths strengths) {
        this.strengths = strengths;
    }

    void note(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) return;
        erasures.note(record);
        switch (TimelineCodec.decode(record.key(), record.value())) {
            case TimelineRow.ObservationRow row -> strengths.learn(row.observation());
            case TimelineRow.ResidueRow row ->
                residues.merge(row.residue().anchor().strength(), 1L, Long::sum);
            case TimelineRow.CommandRow row -> {}
        }
    }

    LogErasures erasures() {
        return erasures;
    }

    /**
     * Does nothing where all that the log holds can be told by the strengths of now.
     *
     * @throws RebuildRefusedException where erasures have left something that cannot
     */
    void requireMovable() {
        if (!strengths.haveMoved() || residues.isEmpty()) return;
        StringBuilder counts = new StringBuilder();
        residues.forEach((strength, count) -> counts.append(counts.isEmpty() ? "" : ", ")
                .append(count)
                .append(" of ")
                .append(strengths.name(strength)));
        throw new RebuildRefusedException(
                "The strengths of namespaces are others than the log has, and erasures have left "
                        + "traces in it (" + counts
                        + "). A message was filed under its strongest identifier; of one that was erased"
                        + " nobody knows any more what it said of the identifier that would be the strongest now, so its trace"
                        + " cannot be filed anew. Give back the former strengths.");
    }
}
