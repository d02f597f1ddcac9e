package io.onefold.ingest.callcentre.stub;

import io.onefold.ingest.callcentre.stub.ManagerStub.Privilege;
import io.onefold.ingest.callcentre.stub.ManagerStub.StubEvent;
import io.onefold.schemas.Call;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A call that has ended: from a customer through a queue, or to a customer.
 *
 * @param id of the call and of its first channel, such as {@code 1763716502.42}
 * @param number the customer's, as the telephone system has it
 * @param queue where the customer waited; outbound calls have none
 * @param agent an agent's name; empty where none answered: then the caller gave up
 * @param recording the path of its recording; empty where there is none
 */
public record StubCall(
        String id,
        Call.Direction direction,
        String number,
        String queue,
        String agent,
        Instant startedAt,
        Duration waiting,
        Duration talking,
        String recording) {
    /** The channel of outside calls. */
    public static final String TRUNK = "PJSIP/trunk";

    private static final String DESK = "PJSIP/1001";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /** What Asterisk tells of it, in its order; times are those of {@code zone}. */
    public List<StubEvent> events(ZoneId zone) {
        List<StubEvent> events = new ArrayList<>();
        if (!recording.isEmpty())
            events.add(event("VarSet", Privilege.DIALPLAN, "Variable", "MIXMONITOR_FILENAME", "Value", recording));
        if (!queue.isEmpty()) queued(events);
        events.add(record(zone));
        return events;
    }

    private boolean isAnswered() {
        return !agent.isEmpty();
    }

    private void queued(List<StubEvent> events) {
        String waited = String.valueOf(waiting.toSeconds());
        events.add(event("QueueCallerJoin", Privilege.AGENT, "Queue", queue, "Position", "1"));
        if (!isAnswered()) {
            events.add(event("QueueCallerAbandon", Privilege.AGENT, "Queue", queue, "HoldTime", waited));
            return;
        }
        events.add(event("AgentConnect", Privilege.AGENT, "Queue", queue, "MemberName", agent, "HoldTime", waited));
        events.add(event(
                "AgentComplete",
                Privilege.AGENT,
                "Queue",
                queue,
                "MemberName",
                agent,
                "HoldTime",
                waited,
                "TalkTime",
                String.valueOf(talking.toSeconds())));
    }

    private StubEvent event(String kind, Privilege privilege, String... fields) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Channel", channel());
        all.put("Uniqueid", id);
        all.put("Linkedid", id);
        for (int i = 0; i < fields.length; i += 2) all.put(fields[i], fields[i + 1]);
        return new StubEvent(kind, privilege, all);
    }

    private String channel() {
        return (direction == Call.Direction.INBOUND ? TRUNK : DESK) + "-0000002a";
    }

    private String otherChannel() {
        if (!isAnswered()) return "";
        return (direction == Call.Direction.INBOUND ? DESK : TRUNK) + "-0000002b";
    }

    private StubEvent record(ZoneId zone) {
        boolean isInbound = direction == Call.Direction.INBOUND;
        Duration all = waiting.plus(talking);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("AccountCode", "");
        fields.put("Source", isInbound ? number : "1001");
        fields.put("Destination", isInbound ? "800" : number);
        fields.put("DestinationContext", isInbound ? "from-trunk" : "from-internal");
        fields.put("CallerID", isInbound ? "<" + number + ">" : "\"Desk\" <1001>");
        fields.put("Channel", channel());
        fields.put("DestinationChannel", otherChannel());
        fields.put("LastApplication", queue.isEmpty() ? "Dial" : "Queue");
        fields.put("LastData", queue.isEmpty() ? TRUNK + "/" + number : queue + ",t,,,300");
        fields.put("StartTime", time(startedAt, zone));
        fields.put("AnswerTime", isAnswered() ? time(startedAt.plus(waiting), zone) : "");
        fields.put("EndTime", time(startedAt.plus(all), zone));
        fields.put("Duration", String.valueOf(all.toSeconds()));
        fields.put("BillableSeconds", String.valueOf(isAnswered() ? talking.toSeconds() : 0));
        fields.put("Disposition", isAnswered() ? "ANSWERED" : "NO ANSWER");
        fields.put("AMAFlags", "DOCUMENTATION");
        fields.put("UniqueID", id);
        fields.put("UserField", "");
        fields.put("LinkedID", id);
        return new StubEvent("Cdr", Privilege.CDR, fields);
    }

    private static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    /** Says nothing of the customer. */
    @Override
    public String toString() {
        return "StubCall[" + id + "]";
    }
}
