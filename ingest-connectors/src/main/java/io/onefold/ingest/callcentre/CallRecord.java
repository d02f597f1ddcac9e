package io.onefold.ingest.callcentre;

import io.onefold.ingest.Rejection;
import io.onefold.schemas.QuarantineReason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One call detail record. Its fields are named as Asterisk's files of such records name them, whichever way it came; the
 * empty ones are left out.
 */
record CallRecord(SortedMap<String, String> fields) {
    /** What {@code Master.csv} holds where {@code cdr.conf} lets it hold all, in its order. */
    static final List<String> COLUMNS = List.of(
            "accountcode",
            "src",
            "dst",
            "dcontext",
            "clid",
            "channel",
            "dstchannel",
            "lastapp",
            "lastdata",
            "start",
            "answer",
            "end",
            "duration",
            "billsec",
            "disposition",
            "amaflags",
            "uniqueid",
            "userfield",
            "peeraccount",
            "linkedid",
            "sequence");

    /** Without these a record is no use. */
    static final List<String> NEEDED =
            List.of("src", "dst", "dcontext", "channel", "start", "billsec", "disposition", "uniqueid");

    private static final Pattern FIELD = Pattern.compile("([a-z0-9]+): (.*)");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    CallRecord {
        fields = new TreeMap<>(fields);
        fields.values().removeIf(String::isBlank);
    }

    /** A field's text; empty where it has none. */
    String text(String field) {
        return fields.getOrDefault(field, "").strip();
    }

    /** The name of its channel's call; where records do not tell it, each channel is a call. Empty where there is neither. */
    String call() {
        String linked = text("linkedid");
        return linked.isEmpty() ? text("uniqueid") : linked;
    }

    /** Whether it is of the channel that the call began with; others are of transfers and consultations within it. */
    boolean isOfFirstChannel() {
        return text("uniqueid").equals(call());
    }

    boolean isAnswered() {
        return text("disposition").equals("ANSWERED");
    }

    /** Whether somebody was reached, and not only a voice menu or a queue. */
    boolean reachedSomebody() {
        return isAnswered() && !text("dstchannel").isEmpty();
    }

    /** Seconds that are billed; 0 where it was not answered. */
    long billableSeconds() throws Rejection {
        String seconds = text("billsec");
        if (!SECONDS.matcher(seconds).matches())
            throw new Rejection(
                    QuarantineReason.WRONG_TYPE,
                    "the billable seconds of the call are no whole number; the record is damaged");
        return isAnswered() ? Long.parseLong(seconds) : 0;
    }

    /** Its fields, a line each, as the manager interface writes them. */
    byte[] original() {
        StringBuilder lines = new StringBuilder();
        fields.forEach(
                (name, value) -> lines.append(name).append(": ").append(value).append("\r\n"));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The record that {@link #original} wrote.
     *
     * @throws IllegalArgumentException where it is none
     */
    static CallRecord of(String original) {
        SortedMap<String, String> fields = new TreeMap<>();
        for (String line : original.split("\r\n")) {
            Matcher field = FIELD.matcher(line);
            if (!field.matches()) throw new IllegalArgumentException("a line is no field of a record");
            fields.put(field.group(1), field.group(2));
        }
        return new CallRecord(fields);
    }

    /** Says nothing of the persons. */
    @Override
    public String toString() {
        return "CallRecord[" + text("uniqueid") + "]";
    }
}
