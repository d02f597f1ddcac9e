package io.onefold.ingest.callcentre;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts together what is heard of each call. Asterisk writes a record for each channel, each attempt to reach an agent and
 * each transfer; those of the channel that the call began with come together, when it hangs up. Not safe for several threads.
 */
final class LiveCalls {
    /** A consultation's record may come this long before that of the call; nothing else keeps a call open. */
    private static final Duration LONGEST = Duration.ofHours(4);

    private static final int MOST_REMEMBERED = 10_000;

    private final Duration settle;
    private final Map<String, Open> open = new LinkedHashMap<>();
    private final Map<String, QueueVisit> visits = new Remembered<>();
    private final Map<String, Boolean> told = new Remembered<>();

    /** @param settle how long after a record others of the same call are waited for */
    LiveCalls(Duration settle) {
        this.settle = settle;
    }

    /** False where the call was told before, or has that very record. */
    boolean take(CallRecord record, Instant now) {
        String call = record.call();
        if (told.containsKey(call)) return false;
        Open known = open.computeIfAbsent(call, each -> new Open());
        return known.add(record, now);
    }

    /** Something else happened to a call. */
    void take(Heard.Happened happened) {
        visits.merge(happened.call(), happened.visit(), QueueVisit::and);
    }

    /** Whether any call is waited for. */
    boolean isWaiting() {
        return !open.isEmpty();
    }

    /** Those that have ended by now. They are not told again. */
    List<FinishedCall> ended(Instant now) {
        List<FinishedCall> ended = new ArrayList<>();
        Iterator<Map.Entry<String, Open>> calls = open.entrySet().iterator();
        while (calls.hasNext()) {
            Map.Entry<String, Open> call = calls.next();
            if (call.getValue().endsAt(settle).isAfter(now)) continue;
            calls.remove();
            told.put(call.getKey(), true);
            QueueVisit visit = visits.remove(call.getKey());
            ended.add(
                    new FinishedCall(call.getKey(), call.getValue().records, visit == null ? QueueVisit.NONE : visit));
        }
        return ended;
    }

    private static final class Open {
        private final List<CallRecord> records = new ArrayList<>();
        private Instant heardAt = Instant.EPOCH;
        private boolean hasFirstChannel;

        boolean add(CallRecord record, Instant now) {
            if (records.contains(record)) return false;
            records.add(record);
            heardAt = now;
            hasFirstChannel |= record.isOfFirstChannel();
            return true;
        }

        Instant endsAt(Duration settle) {
            return heardAt.plus(hasFirstChannel ? settle : LONGEST);
        }
    }

    /** The latest ones. */
    private static final class Remembered<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MOST_REMEMBERED;
        }
    }
}
