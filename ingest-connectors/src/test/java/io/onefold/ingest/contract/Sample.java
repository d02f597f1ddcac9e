package io.onefold.ingest.contract;

import io.onefold.schemas.QuarantineReason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record as its source has it, and what is to become of it.
 *
 * @param content as it is sent, or stands in a file
 * @param isWhole whether it is a file or a call of its own: in one with others it would take them with it
 * @param reason of its quarantine; null where it is to be taken
 * @param word in the reason's message: what somebody who is to mend it needs, such as the name of a field
 * @param kept what quarantine is to keep of it
 */
public record Sample(
        ByteBuffer content, boolean isWhole, @Nullable QuarantineReason reason, String word, Kept kept) {
    /**
     * What is kept of a record.
     *
     * @param isAll whether it is that and nothing else
     */
    public record Kept(ByteBuffer bytes, boolean isAll) {
        /** These bytes alone. */
        public static Kept exactly(String text) {
            return new Kept(bytesOf(text), true);
        }

        /** The record in another writing, with this in it. */
        public static Kept holding(String text) {
            return new Kept(bytesOf(text), false);
        }
    }

    /** A record that is to be taken; its bytes are kept where its time is not believed. */
    public static Sample good(String content) {
        return good(content, Kept.exactly(content));
    }

    /** A record that is to be taken, of which something else is kept where its time is not believed. */
    public static Sample good(String content, Kept kept) {
        return new Sample(bytesOf(content), false, null, "", kept);
    }

    /** A record that is to be quarantined with its bytes. */
    public static Sample bad(String content, QuarantineReason reason) {
        return new Sample(bytesOf(content), false, reason, "", Kept.exactly(content));
    }

    /** The same with that in the message. */
    public Sample saying(String other) {
        return new Sample(content, isWhole, reason, other, kept);
    }

    /** The same of which that is kept. */
    public Sample keeping(Kept other) {
        return new Sample(content, isWhole, reason, word, other);
    }

    /** The same as a file or a call of its own. */
    public Sample whole() {
        return new Sample(content, true, reason, word, kept);
    }

    /** The same with bytes in it that are no UTF-8, for each {@code ?}. */
    public Sample wronglyEncoded() {
        return new Sample(broken(content), isWhole, reason, word, new Kept(broken(kept.bytes()), kept.isAll()));
    }

    private static ByteBuffer broken(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        for (int i = 0; i < copy.length; i++) if (copy[i] == '?') copy[i] = (byte) 0xC8;
        return ByteBuffer.wrap(copy);
    }

    /** Its content; bytes that are no UTF-8 are lost. */
    public String text() {
        return StandardCharsets.UTF_8.decode(content.duplicate()).toString();
    }

    /** Those that can come together, in their order; each that is whole by itself. */
    public static List<List<Sample>> together(List<Sample> samples) {
        List<List<Sample>> groups = new ArrayList<>();
        boolean isOpen = false;
        for (Sample each : samples) {
            if (!isOpen || each.isWhole()) groups.add(new ArrayList<>());
            groups.getLast().add(each);
            isOpen = !each.isWhole();
        }
        return groups;
    }

    static ByteBuffer bytesOf(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
