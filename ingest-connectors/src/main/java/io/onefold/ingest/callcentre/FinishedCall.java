package io.onefold.ingest.callcentre;

import io.onefold.ingest.Rejection;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A call that has ended.
 *
 * @param records at least one, in the order that they were written in
 */
record FinishedCall(String id, List<CallRecord> records, QueueVisit visit) {
    FinishedCall {
        if (records.isEmpty()) throw new IllegalArgumentException("a call has a record");
        records = List.copyOf(records);
    }

    /** The earliest of its first channel. Its number, its start and its contexts are those of the call. */
    CallRecord first() {
        return own().stream()
                .min(Comparator.comparing(each -> each.text("start")))
                .orElseThrow();
    }

    /** The one that its end shows in. */
    CallRecord last() {
        return own().getLast();
    }

    /** Whether an agent, or whoever was called, was reached. */
    boolean reachedSomebody() {
        return records.stream().anyMatch(CallRecord::reachedSomebody);
    }

    boolean isAnswered() {
        return own().stream().anyMatch(CallRecord::isAnswered);
    }

    /** Of its first channel: consultations run beside it and would count twice. */
    long billableSeconds() throws Rejection {
        long sum = 0;
        for (CallRecord each : own()) sum += each.billableSeconds();
        return sum;
    }

    /**
     * The call that {@link #original} wrote.
     *
     * @throws IllegalArgumentException where it is none
     */
    static FinishedCall of(String original) {
        List<CallRecord> records = new ArrayList<>();
        QueueVisit visit = QueueVisit.NONE;
        for (String block : original.split("\r\n\r\n")) {
            if (block.startsWith(QueueVisit.HEARD)) visit = QueueVisit.of(block);
            else records.add(CallRecord.of(block));
        }
        return new FinishedCall(records.isEmpty() ? "" : records.getFirst().call(), records, visit);
    }

    /** The bytes of its records, and of what was heard of it beside them. */
    byte[] original() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (CallRecord each : records) {
            if (all.size() > 0) all.writeBytes(new byte[] {'\r', '\n'});
            all.writeBytes(each.original());
        }
        if (!visit.equals(QueueVisit.NONE))
            all.writeBytes(("\r\n" + visit.original()).getBytes(StandardCharsets.UTF_8));
        return all.toByteArray();
    }

    private List<CallRecord> own() {
        List<CallRecord> own =
                records.stream().filter(CallRecord::isOfFirstChannel).toList();
        return own.isEmpty() ? records : own;
    }

    @Override
    public String toString() {
        return "FinishedCall[" + id + "]";
    }
}
