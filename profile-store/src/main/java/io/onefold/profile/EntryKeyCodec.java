package io.onefold.profile;

import io.onefold.profile.EntryKey.AnswerKey;
import io.onefold.profile.EntryKey.ComplaintKey;
import io.onefold.profile.EntryKey.EvidenceKey;
import io.onefold.profile.EntryKey.OrderLineKey;
import io.onefold.schemas.binary.ByteReader;
import io.onefold.schemas.binary.ByteWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Entry keys as bytes whose unsigned order is by kind, then part by part (texts by code point): the lines of an order stand together.
 * The first byte is the kind; another layout of a kind would be another byte. A text is UTF-8 with 0 written as 0 255, ended by 0 0.
 */
public final class EntryKeyCodec {
    private static final int ORDER_LINE = 1;
    private static final int COMPLAINT = 2;
    private static final int ANSWER = 3;
    private static final int EVIDENCE = 4;
    private static final int ESCAPED = 0xff;

    private EntryKeyCodec() {}

    /** The key as bytes. */
    public static byte[] write(EntryKey key) {
        ByteWriter writer = ByteWriter.small();
        switch (key) {
            case OrderLineKey line -> write(writer.octet(ORDER_LINE), line.source(), line.orderId(), line.lineId());
            case ComplaintKey complaint -> write(writer.octet(COMPLAINT), complaint.source(), complaint.caseId());
            case AnswerKey answer -> write(writer.octet(ANSWER), answer.source(), answer.survey(), answer.question());
            case EvidenceKey evidence -> writer.octet(EVIDENCE).key(evidence.other());
        }
        return writer.toBytes();
    }

    /**
     * The key that was written.
     *
     * @throws IllegalArgumentException for a kind that this release does not know
     */
    public static EntryKey read(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        int kind = reader.octet();
        return switch (kind) {
            case ORDER_LINE -> new OrderLineKey(text(reader), text(reader), text(reader));
            case COMPLAINT -> new ComplaintKey(text(reader), text(reader));
            case ANSWER -> new AnswerKey(text(reader), text(reader), text(reader));
            case EVIDENCE -> new EvidenceKey(reader.key());
            default -> throw new IllegalArgumentException("entry key of kind " + kind + ": written by a newer release");
        };
    }

    private static void write(ByteWriter writer, String... parts) {
        for (String part : parts) {
            for (byte each : part.getBytes(StandardCharsets.UTF_8)) {
                writer.octet(each);
                if (each == 0) writer.octet(ESCAPED);
            }
            writer.octet(0).octet(0);
        }
    }

    private static String text(ByteReader reader) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (true) {
            int next = reader.octet();
            if (next == 0 && reader.octet() == 0) return bytes.toString(StandardCharsets.UTF_8);
            bytes.write(next);
        }
    }
}
