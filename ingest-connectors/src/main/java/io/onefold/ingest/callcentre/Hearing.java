package io.onefold.ingest.callcentre;

import java.util.Optional;
import org.asteriskjava.manager.event.AgentCompleteEvent;
import org.asteriskjava.manager.event.AgentConnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.QueueCallerAbandonEvent;
import org.asteriskjava.manager.event.QueueCallerJoinEvent;
import org.asteriskjava.manager.event.VarSetEvent;
import org.jspecify.annotations.Nullable;

/** Picks from all events those that tell of a call. */
final class Hearing {
    /** What the application MixMonitor sets when it begins to record. */
    private static final String RECORDING = "MIXMONITOR_FILENAME";

    private Hearing() {}

    /** What an event tells; empty where it is nothing of a call. */
    static Optional<Heard> of(ManagerEvent event) {
        return switch (event) {
            case DetailRecordEvent cdr -> Optional.of(new Heard.Ended(cdr.toRecord()));
            case QueueCallerJoinEvent join ->
                happened(join.getLinkedId(), join.getUniqueId(), QueueVisit.joined(text(join.getQueue())));
            case QueueCallerAbandonEvent abandon ->
                happened(
                        abandon.getLinkedId(),
                        abandon.getUniqueId(),
                        QueueVisit.abandoned(text(abandon.getQueue()), seconds(abandon.getHoldTime())));
            case AgentConnectEvent connect ->
                happened(
                        connect.getLinkedId(),
                        connect.getUniqueId(),
                        QueueVisit.connected(
                                text(connect.getQueue()),
                                text(connect.getMemberName()),
                                seconds(connect.getHoldTime())));
            case AgentCompleteEvent complete ->
                happened(
                        complete.getLinkedId(),
                        complete.getUniqueId(),
                        QueueVisit.completed(
                                text(complete.getQueue()),
                                text(complete.getMemberName()),
                                seconds(complete.getTalkTime())));
            case VarSetEvent set
            when RECORDING.equals(set.getVariable()) ->
                happened(set.getLinkedId(), set.getUniqueId(), QueueVisit.recorded(text(set.getValue())));
            default -> Optional.empty();
        };
    }

    private static Optional<Heard> happened(@Nullable String linkedId, @Nullable String uniqueId, QueueVisit visit) {
        String call = text(linkedId).isEmpty() ? text(uniqueId) : text(linkedId);
        return call.isEmpty() ? Optional.empty() : Optional.of(new Heard.Happened(call, visit));
    }

    private static String text(@Nullable String sent) {
        return sent == null ? "" : sent;
    }

    private static @Nullable Long seconds(@Nullable Number sent) {
        return sent == null || sent.longValue() < 0 ? null : Long.valueOf(sent.longValue());
    }
}
