package io.onefold.profile;

import io.onefold.profile.Entry.AnswerEntry;
import io.onefold.profile.Entry.ComplaintEntry;
import io.onefold.profile.Entry.EvidenceEntry;
import io.onefold.profile.Entry.OrderLineEntry;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.UnifiedProfile.Evidence;
import io.onefold.schemas.binary.ByteReader;
import io.onefold.schemas.binary.ByteWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Entries as bytes: a version, the kind, the fields. An order line that says no more than one once could is of the kind that it was then. */
public final class EntryCodec {
    private static final int VERSION = 1;
    private static final int ORDER_LINE = 1;
    private static final int COMPLAINT = 2;
    private static final int ANSWER = 3;
    private static final int EVIDENCE = 4;
    private static final int FULL_ORDER_LINE = 5;
    private static final int DISCOUNT = 1;
    private static final int COST = 2;

    private EntryCodec() {}

    /** The entry as bytes; equal entries are equal bytes. */
    public static byte[] write(Entry entry) {
        ByteWriter writer = new ByteWriter().octet(VERSION);
        switch (entry) {
            case OrderLineEntry line -> {
                boolean isFull = !line.line().isPlain() || !line.store().isEmpty();
                write(writer.octet(isFull ? FULL_ORDER_LINE : ORDER_LINE), line);
                if (isFull) writeMore(writer, line);
            }
            case ComplaintEntry complaint ->
                writer.octet(COMPLAINT)
                        .number(complaint.firstAt())
                        .number(complaint.occurredAt())
                        .text(complaint.messageId())
                        .flag(complaint.open());
            case AnswerEntry answer ->
                writer.octet(ANSWER)
                        .number(answer.occurredAt())
                        .text(answer.messageId())
                        .text(answer.kind())
                        .number(answer.score());
            case EvidenceEntry evidence -> write(writer.octet(EVIDENCE), evidence);
        }
        return writer.toBytes();
    }

    /**
     * The entry that was written.
     *
     * @throws IllegalArgumentException for a version or kind that this release does not know
     */
    public static Entry read(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        int version = reader.octet();
        if (version != VERSION) throw new IllegalArgumentException("entry of version " + version + ", not " + VERSION);
        int kind = reader.octet();
        return switch (kind) {
            case ORDER_LINE -> new OrderLineEntry(reader.number(), reader.number(), reader.text(), line(reader), "");
            case FULL_ORDER_LINE ->
                new OrderLineEntry(
                        reader.number(), reader.number(), reader.text(), more(line(reader), reader), reader.text());
            case COMPLAINT -> new ComplaintEntry(reader.number(), reader.number(), reader.text(), reader.flag());
            case ANSWER ->
                new AnswerEntry(reader.number(), reader.text(), reader.text(), Math.toIntExact(reader.number()));
            case EVIDENCE -> evidence(reader);
            default -> throw new IllegalArgumentException("entry of kind " + kind + ": written by a newer release");
        };
    }

    private static void write(ByteWriter writer, OrderLineEntry entry) {
        writer.number(entry.firstAt()).number(entry.occurredAt()).text(entry.messageId());
        OrderLine line = entry.line();
        writer.text(line.lineId()).text(line.product()).text(line.category());
        decimal(writer, line.quantity());
        decimal(writer, line.amount());
        writer.text(line.currency());
    }

    private static void writeMore(ByteWriter writer, OrderLineEntry entry) {
        BigDecimal discount = entry.line().discount();
        BigDecimal cost = entry.line().cost();
        writer.text(entry.line().brand()).octet((discount != null ? DISCOUNT : 0) | (cost != null ? COST : 0));
        if (discount != null) decimal(writer, discount);
        if (cost != null) decimal(writer, cost);
        writer.text(entry.store());
    }

    private static OrderLine line(ByteReader reader) {
        return new OrderLine(
                reader.text(), reader.text(), reader.text(), decimal(reader), decimal(reader), reader.text());
    }

    private static OrderLine more(OrderLine line, ByteReader reader) {
        String brand = reader.text();
        int amounts = reader.octet();
        return new OrderLine(
                line.lineId(),
                line.product(),
                line.category(),
                line.quantity(),
                line.amount(),
                line.currency(),
                brand,
                (amounts & DISCOUNT) != 0 ? decimal(reader) : null,
                (amounts & COST) != 0 ? decimal(reader) : null);
    }

    private static void write(ByteWriter writer, EvidenceEntry entry) {
        writer.text(entry.value()).number(entry.messages().size());
        for (Evidence each : entry.messages())
            writer.number(each.occurredAt())
                    .text(each.messageId())
                    .text(each.source())
                    .text(each.channel());
    }

    private static EvidenceEntry evidence(ByteReader reader) {
        String value = reader.text();
        int count = reader.count();
        List<Evidence> messages = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long occurredAt = reader.number();
            String messageId = reader.text();
            messages.add(new Evidence(reader.text(), reader.text(), messageId, occurredAt));
        }
        return new EvidenceEntry(value, messages);
    }

    private static void decimal(ByteWriter writer, BigDecimal number) {
        writer.number(number.scale()).blob(number.unscaledValue().toByteArray());
    }

    private static BigDecimal decimal(ByteReader reader) {
        int scale = Math.toIntExact(reader.number());
        return new BigDecimal(new BigInteger(reader.blob()), scale);
    }
}
