package io.onefold.ingest.callcentre;

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
