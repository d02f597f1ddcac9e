package io.onefold.ingest.callcentre;

import io.onefold.ingest.EventTime;
import io.onefold.ingest.Fate;
import io.onefold.ingest.IdentifierSet;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.Source;
import io.onefold.schemas.Call;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.EventType;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns finished calls into touchpoints of one source. Safe for several threads. */
final class CallReading {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final Source source;
    private final CallRules rules;
    private final List<ConsentDecision> consents;

    CallReading(Source source, CallRules rules) {
        this.source = source;
        this.rules = rules;
        this.consents = new TreeMap<>(source.defaults().consents())
                .entrySet().stream()
                        .map(entry -> new ConsentDecision(
                                entry.getKey(),
                                entry.getValue(),
                                source.defaults().consentNamespaces().getOrDefault(entry.getKey(), "")))
                        .toList();
    }

    /**
     * What becomes of a call; empty where the rules leave it out.
     *
     * @param place where it was learned of; a refusal says it with the call's id
     */
    Optional<Fate> read(FinishedCall call, String place, Instant receivedAt) {
        if (isLeftOut(call)) return Optional.empty();
        try {
            return Optional.of(Fate.read(source, touchpoint(call, receivedAt)));
        } catch (Rejection e) {
            return Optional.of(new Fate.Refused(refused(call, place, e, receivedAt)));
        }
    }

    private boolean isLeftOut(FinishedCall call) {
        if (rules.directions().isInternal(call.first())) return true;
        return !rules.queues().isEmpty() && !rules.queues().contains(queue(call));
    }

    private Touchpoint touchpoint(FinishedCall call, Instant receivedAt) throws Rejection {
        checkSize(call);
        long startedAt = EventTime.believable(start(call.first()), receivedAt).toEpochMilli();
        Call.Direction direction = direction(call);
        boolean isAbandoned = isAbandoned(call, direction);
        String outcome = isAbandoned ? "abandoned" : outcome(call);
        return new Touchpoint(
                call.id(),
                source.name(),
                source.channel(),
                EventType.TRACK,
                isAbandoned ? "Call Abandoned" : "Call Ended",
                startedAt,
                receivedAt.toEpochMilli(),
                startedAt,
                identifiers(call, direction),
                new TreeMap<>(),
                consents,
                new Context(source.defaults().locale(), "", "", ""),
                new Details(
                        null,
                        new Call(direction, call.billableSeconds(), outcome),
                        null,
                        List.of(),
                        properties(call, direction)));
    }

    private void checkSize(FinishedCall call) throws Rejection {
        if (call.id().isEmpty())
            throw new Rejection(
                    QuarantineReason.MISSING_FIELD,
                    "the call has no unique id; set loguniqueid=yes in cdr.conf where it is from a file");
        int bytes = call.original().length;
        int longest = source.limits().maxTextLength();
        boolean isTooLong = call.id().length() > longest || queue(call).length() > longest;
        if (bytes > source.limits().maxEventBytes() || isTooLong)
            throw new Rejection(
                    QuarantineReason.OVERSIZE,
                    "the call has " + bytes + " bytes, or a name in it is too long; at most "
                            + source.limits().maxEventBytes() + " bytes and names of " + longest
                            + " characters are taken");
    }

    private Instant start(CallRecord record) throws Rejection {
        try {
            return LocalDateTime.parse(record.text("start"), WRITTEN)
                    .atZone(rules.zone())
                    .toInstant();
        } catch (DateTimeException e) {
            throw new Rejection(
                    QuarantineReason.WRONG_TYPE,
                    "the call's start is not written as Asterisk writes it: yyyy-MM-dd HH:mm:ss");
        }
    }

    private Call.Direction direction(FinishedCall call) throws Rejection {
        return call.records().stream()
                .flatMap(each -> rules.directions().of(each).stream())
                .findFirst()
                .orElseThrow(() -> new Rejection(
                        QuarantineReason.MISSING_FIELD,
                        "nothing tells whether the call is inbound or outbound; name its context in inbound-contexts,"
                                + " outbound-contexts or internal-contexts, or its channel in trunks"));
    }

    private List<Identifier> identifiers(FinishedCall call, Call.Direction direction) throws Rejection {
        IdentifierSet found = new IdentifierSet(source.limits());
        String number = rules.number(call.first(), direction);
        if (number.isEmpty())
            throw new Rejection(
                    QuarantineReason.NO_IDENTIFIER,
                    "the customer's number is withheld, or the trunk does not tell it; the call counts here alone");
        found.add(rules.namespace(), number, "the customer's number");
        return found.toList("");
    }

    /** Files do not tell that a caller gave up, but show it: the call ended in a queue, and nobody was reached. */
    private static boolean isAbandoned(FinishedCall call, Call.Direction direction) {
        if (direction == Call.Direction.OUTBOUND || call.reachedSomebody()) return false;
        boolean gotAnAgent = !call.visit().agent().isEmpty();
        return call.visit().isAbandoned() || (isQueue(call.last()) && !gotAnAgent);
    }

    private static boolean isQueue(CallRecord record) {
        return record.text("lastapp").equalsIgnoreCase("Queue");
    }

    private static String outcome(FinishedCall call) {
        String disposition = call.isAnswered() ? "ANSWERED" : call.last().text("disposition");
        return switch (disposition) {
            case "ANSWERED" -> "answered";
            case "NO ANSWER" -> "not answered";
            case "CONGESTION" -> "no line free";
            default -> disposition.toLowerCase(Locale.ROOT);
        };
    }

    private static SortedMap<String, Value> properties(FinishedCall call, Call.Direction direction) {
        SortedMap<String, Value> properties = new TreeMap<>();
        QueueVisit visit = call.visit();
        text("queue", queue(call), properties);
        text("agentId", visit.agent().isEmpty() ? agentsDevice(call, direction) : visit.agent(), properties);
        seconds("waitingSeconds", visit.waitingSeconds(), properties);
        seconds("talkingSeconds", visit.talkingSeconds(), properties);
        text("recording", recording(call), properties);
        text("callId", call.id(), properties);
        return properties;
    }

    private static void text(String name, String text, SortedMap<String, Value> into) {
        if (!text.isEmpty()) into.put(name, new Value.Text(text));
    }

    private static void seconds(String name, @Nullable Long seconds, SortedMap<String, Value> into) {
        if (seconds != null) into.put(name, new Value.Whole(seconds));
    }

    /** The arguments of the application {@code Queue} begin with the queue's name. */
    private static String queue(FinishedCall call) {
        if (!call.visit().queue().isEmpty()) return call.visit().queue();
        return call.records().stream()
                .filter(CallReading::isQueue)
                .map(each -> each.text("lastdata").split(",", 2)[0].strip())
                .findFirst()
                .orElse("");
    }

    private static String agentsDevice(FinishedCall call, Call.Direction direction) {
        return switch (direction) {
            case OUTBOUND -> device(call.first().text("channel"));
            case INBOUND ->
                call.records().stream()
                        .filter(CallRecord::reachedSomebody)
                        .map(each -> device(each.text("dstchannel")))
                        .reduce("", (before, later) -> later);
        };
    }

    /** A channel's name is its device's, a dash, and a number of its own. */
    private static String device(String channel) {
        int dash = channel.lastIndexOf('-');
        return dash < 0 ? channel : channel.substring(0, dash);
    }

    private static String recording(FinishedCall call) {
        String heard = call.visit().recording();
        String path = heard.isEmpty() ? call.last().text("recordingfile") : heard;
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private Quarantined refused(FinishedCall call, String place, Rejection why, Instant receivedAt) {
        byte[] original = call.original();
        int kept = Math.min(original.length, source.limits().maxEventBytes());
        int longest = source.limits().maxTextLength();
        String id = call.id().length() > longest ? call.id().substring(0, longest) : call.id();
        return new Quarantined(
                source.name(),
                source.channel(),
                why.reason(),
                why.getMessage(),
                id.isEmpty() ? place : place + ":" + id,
                "",
                ByteBuffer.wrap(original, 0, kept),
                id,
                receivedAt.toEpochMilli());
    }
}
