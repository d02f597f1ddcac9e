package io.onefold.ingest.callcentre;

import io.onefold.ingest.Fate;
import io.onefold.ingest.Source;
import io.onefold.ingest.connector.Again;
import io.onefold.ingest.connector.Setup;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads refused calls, and refused lines of files of calls, again by the rules of today. Safe for several threads. */
final class CallAgain implements Again {
    private final CallReading reading;
    private final @Nullable Again lines;

    /** @param files whose touchpoints have the columns of a line as their properties; null where there are none */
    CallAgain(Source source, CallRules rules, Setup.@Nullable Reading files) {
        this.reading = new CallReading(source, rules);
        this.lines = files == null
                ? null
                : files.again(source.with(Optional.empty())).orElse(null);
    }

    /** A line is a call of its own then; if it is one of a call that was told already, it is a copy of that and changes nothing. */
    @Override
    public Optional<List<Fate>> read(Quarantined quarantined) throws IOException {
        if (quarantined.reason() == QuarantineReason.OVERSIZE)
            throw new IOException(
                    "only the beginning of a call that is too large is kept; the whole is in Asterisk's own"
                            + " records: raise limits.event and import them from a file");
        String original = StandardCharsets.UTF_8
                .decode(quarantined.original().duplicate())
                .toString();
        try {
            return Optional.of(fates(FinishedCall.of(original), quarantined));
        } catch (IllegalArgumentException e) {
            return lines == null ? Optional.empty() : line(lines, quarantined);
        }
    }

    private Optional<List<Fate>> line(Again again, Quarantined quarantined) throws IOException {
        Optional<List<Fate>> read = again.read(quarantined);
        if (read.isEmpty()) return read;
        List<Fate> fates = new ArrayList<>();
        for (Fate fate : read.get()) {
            if (fate instanceof Fate.Accepted(Touchpoint touchpoint, String remark)) {
                CallRecord record = CdrFileFeed.record(touchpoint);
                fates.addAll(fates(new FinishedCall(record.call(), List.of(record), QueueVisit.NONE), quarantined));
            } else {
                fates.add(fate);
            }
        }
        return Optional.of(fates);
    }

    private List<Fate> fates(FinishedCall call, Quarantined quarantined) {
        Instant receivedAt = Instant.ofEpochMilli(quarantined.receivedAt());
        return reading.read(call, quarantined.location(), receivedAt).stream().toList();
    }
}
