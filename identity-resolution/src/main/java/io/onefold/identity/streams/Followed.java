package io.onefold.identity.streams;

import io.onefold.schemas.topics.RecordHeaders;
import io.onefold.schemas.trace.Traces;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * What of a touchpoint that is followed goes along with what follows from it in one task. Profiles that are put off to the end of a turn
 * find their way by the message that marked them, as long as that is among the last few hundred. Not thread-safe.
 */
final class Followed {
    private static final int REMEMBERED = 512;

    private final @Nullable Traces traces;
    private final Map<String, byte[]> byCause = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > REMEMBERED;
        }
    };
    private byte @Nullable [] now;

    /** @param traces null where nothing is followed: each call is one comparison then */
    Followed(@Nullable Traces traces) {
        this.traces = traces;
    }

    /** When a stage begins; 0 where nothing is followed. */
    long begin() {
        return traces == null ? 0 : traces.now();
    }

    /** A record is being worked on. */
    void take(Record<byte[], byte[]> record) {
        if (traces == null) return;
        Header header = record.headers().lastHeader(RecordHeaders.TRACE);
        now = header == null ? null : header.value();
    }

    /** The stage is done, and what follows hangs below it. */
    void done(String stage, long since, String topic) {
        if (traces != null && now != null) now = traces.done(stage, now, since, topic);
    }

    /** What is put off may name this message later. */
    void remember(String cause) {
        if (traces != null && now != null) byCause.put(cause, now);
    }

    /** What was put off because of a message is being published. */
    void because(String cause) {
        if (traces != null) now = byCause.remove(cause);
    }

    /** Nothing is being worked on. */
    void end() {
        now = null;
    }

    /** A stage of no length, for something that goes to a topic: what is read there hangs below it. */
    void leave(String stage, Headers headers, String topic) {
        if (traces == null || now == null) return;
        byte[] left = traces.done(stage, now, traces.now(), topic);
        if (left != null) headers.add(RecordHeaders.TRACE, left);
    }

    /** The same without a stage of its own. */
    void leave(Headers headers) {
        if (now != null) headers.add(RecordHeaders.TRACE, now);
    }
}
