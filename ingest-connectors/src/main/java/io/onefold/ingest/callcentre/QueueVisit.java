package io.onefold.ingest.callcentre;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a call went through beside its records. Empty texts and null stand for what was not heard.
 *
 * @param queue the last one that it waited in
 * @param agent the last one that it was connected with
 * @param waitingSeconds in all queues together
 * @param talkingSeconds with all agents together
 * @param isAbandoned whether the caller hung up before an agent answered
 * @param recording the name of its file
 */
record QueueVisit(
        String queue,
        String agent,
        @Nullable Long waitingSeconds,
        @Nullable Long talkingSeconds,
        boolean isAbandoned,
        String recording) {
    /** What the names of its parts begin with. */
    static final String HEARD = "heard-";

    /** A call that never was in a queue. */
    static final QueueVisit NONE = new QueueVisit("", "", null, null, false, "");

    static QueueVisit joined(String queue) {
        return new QueueVisit(queue, "", null, null, false, "");
    }

    static QueueVisit connected(String queue, String agent, @Nullable Long waitingSeconds) {
        return new QueueVisit(queue, agent, waitingSeconds, null, false, "");
    }

    static QueueVisit completed(String queue, String agent, @Nullable Long talkingSeconds) {
        return new QueueVisit(queue, agent, null, talkingSeconds, false, "");
    }

    static QueueVisit abandoned(String queue, @Nullable Long waitingSeconds) {
        return new QueueVisit(queue, "", waitingSeconds, null, true, "");
    }

    static QueueVisit recorded(String recording) {
        return new QueueVisit("", "", null, null, false, recording);
    }

    /** Its parts, a line each, as no record has any. */
    String original() {
        Map<String, String> parts = new TreeMap<>(Map.of("queue", queue, "agent", agent, "recording", recording));
        if (waitingSeconds != null) parts.put("waiting", waitingSeconds.toString());
        if (talkingSeconds != null) parts.put("talking", talkingSeconds.toString());
        if (isAbandoned) parts.put("abandoned", "true");
        parts.values().removeIf(String::isEmpty);
        StringBuilder lines = new StringBuilder();
        parts.forEach((name, value) ->
                lines.append(HEARD + name).append(": ").append(value).append("\r\n"));
        return lines.toString();
    }

    /**
     * What {@link #original} wrote.
     *
     * @throws IllegalArgumentException where it is none
     */
    static QueueVisit of(String original) {
        Map<String, String> parts = new HashMap<>();
        for (String line : original.split("\r\n")) {
            String[] part = line.split(": ", 2);
            if (part.length < 2 || !part[0].startsWith(HEARD))
                throw new IllegalArgumentException("a line is nothing that is heard of a call");
            parts.put(part[0].substring(HEARD.length()), part[1]);
        }
        return new QueueVisit(
                parts.getOrDefault("queue", ""),
                parts.getOrDefault("agent", ""),
                seconds(parts.get("waiting")),
                seconds(parts.get("talking")),
                parts.containsKey("abandoned"),
                parts.getOrDefault("recording", ""));
    }

    private static @Nullable Long seconds(@Nullable String text) {
        return text == null ? null : Long.valueOf(text);
    }

    /** This one, and what was heard after it. */
    QueueVisit and(QueueVisit later) {
        boolean abandonedByNow = later.isAbandoned || (isAbandoned && later.agent.isEmpty());
        return new QueueVisit(
                last(queue, later.queue),
                last(agent, later.agent),
                sum(waitingSeconds, later.waitingSeconds),
                sum(talkingSeconds, later.talkingSeconds),
                abandonedByNow,
                last(recording, later.recording));
    }

    private static String last(String before, String later) {
        return later.isEmpty() ? before : later;
    }

    private static @Nullable Long sum(@Nullable Long before, @Nullable Long later) {
        if (before == null) return later;
        return later == null ? before : Long.valueOf(before + later);
    }
}
