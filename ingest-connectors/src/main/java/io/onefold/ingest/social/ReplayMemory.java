package io.onefold.ingest.social;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which content each recent proof of origin came with. It is for proofs that do not cover the content: whoever saw one could
 * send other content with it. The same content again is a retry and none of its business: an earlier answer may have been
 * lost, and what is read again is a duplicate. Bounded; where there is more to remember, the oldest is forgotten early. Safe
 * for several threads.
 */
final class ReplayMemory {
    private final Duration keep;
    private final int most;
    private final Map<String, Seen> byProof = new LinkedHashMap<>();

    private record Seen(String content, Instant at) {}

    /**
     * An empty memory.
     *
     * @param keep how long a proof is good for
     * @param most proofs that are remembered at a time
     */
    ReplayMemory(Duration keep, int most) {
        this.keep = keep;
        this.most = most;
    }

    /** Whether the proof was not seen, or only with this content; remembers it then. */
    synchronized boolean admits(String proof, String content, Instant now) {
        forget(now);
        Seen seen = byProof.putIfAbsent(proof, new Seen(content, now));
        return seen == null || seen.content().equals(content);
    }

    /** How many are remembered. */
    synchronized int size() {
        return byProof.size();
    }

    private void forget(Instant now) {
        Instant since = now.minus(keep);
        Iterator<Seen> oldest = byProof.values().iterator();
        while (oldest.hasNext()) {
            boolean isOld = oldest.next().at().isBefore(since);
            if (!isOld && byProof.size() < most) return;
            oldest.remove();
        }
    }
}
