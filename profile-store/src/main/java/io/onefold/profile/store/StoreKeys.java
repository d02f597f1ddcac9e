package io.onefold.profile.store;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.binary.ByteReader;
import io.onefold.schemas.binary.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Keys in the column families. */
final class StoreKeys {
    /** As {@link #newestFirst} writes the smallest time. */
    private static final long OLDEST = -1;

    private StoreKeys() {}

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] identifier(IdentifierKey key) {
        return new ByteWriter().key(key).toBytes();
    }

    static byte[] position(String topic, int partition) {
        return text("position/" + topic + "/" + partition);
    }

    static byte[] members(String profileId) {
        return new ByteWriter().raw(text(profileId)).octet(0).toBytes();
    }

    static byte[] member(String profileId, IdentifierKey identifier) {
        return new ByteWriter().raw(members(profileId)).key(identifier).toBytes();
    }

    static IdentifierKey memberIn(byte[] key) {
        return new ByteReader(Arrays.copyOfRange(key, key.length - IdentifierKey.BYTES, key.length)).key();
    }

    /** What names an identifier in another's timeline. */
    static byte[] mention(IdentifierKey identifier, byte[] rowKey) {
        return new ByteWriter().raw(identifier(identifier)).raw(rowKey).toBytes();
    }

    /** The row's key that a mention was made of. */
    static byte[] mentioningRow(byte[] mention) {
        return Arrays.copyOfRange(mention, IdentifierKey.BYTES, mention.length);
    }

    /** Sorts an anchor's rows newest first. */
    static byte[] timeline(byte[] rowKey, long occurredAt) {
        return new ByteWriter()
                .raw(anchor(rowKey))
                .fixed(newestFirst(occurredAt))
                .raw(rest(rowKey))
                .toBytes();
    }

    /** A row's place among the rows of all anchors: time, anchor, the rest of its key. */
    static byte[] place(byte[] timelineKey) {
        int time = IdentifierKey.BYTES + Long.BYTES;
        return new ByteWriter()
                .raw(Arrays.copyOfRange(timelineKey, IdentifierKey.BYTES, time))
                .raw(anchor(timelineKey))
                .raw(Arrays.copyOfRange(timelineKey, time, timelineKey.length))
                .toBytes();
    }

    /** Where an anchor's rows of a time and older begin. */
    static byte[] timelineFrom(byte[] anchor, long occurredAt) {
        return new ByteWriter().raw(anchor).fixed(newestFirst(occurredAt)).toBytes();
    }

    /** Where those rows of an anchor begin that come after a place; empty where none can. */
    static Optional<byte[]> timelineAfter(byte[] anchor, byte[] place) {
        long time = new ByteReader(Arrays.copyOf(place, Long.BYTES)).fixed();
        byte[] rest = rowKey(place);
        int order = Arrays.compareUnsigned(anchor, anchor(rest));
        if (order == 0)
            return Optional.of(behind(
                    new ByteWriter().raw(anchor).fixed(time).raw(rest(rest)).toBytes()));
        // Rows of the same time stand by anchor: those of this one are all before the place, or all after it.
        if (order > 0)
            return Optional.of(new ByteWriter().raw(anchor).fixed(time).toBytes());
        return time == OLDEST
                ? Optional.empty()
                : Optional.of(new ByteWriter().raw(anchor).fixed(time + 1).toBytes());
    }

    /** The smallest key that is larger. */
    static byte[] behind(byte[] key) {
        return Arrays.copyOf(key, key.length + 1);
    }

    /** Whether a row is older than the time where others of its anchor begin. */
    static boolean isOlder(byte[] timelineKey, byte[] timelineFrom) {
        return Arrays.compareUnsigned(timelineKey, 0, timelineFrom.length, timelineFrom, 0, timelineFrom.length) > 0;
    }

    /** The row's key that a place was made of. */
    static byte[] rowKey(byte[] place) {
        return Arrays.copyOfRange(place, Long.BYTES, place.length);
    }

    private static byte[] anchor(byte[] key) {
        return Arrays.copyOf(key, IdentifierKey.BYTES);
    }

    private static byte[] rest(byte[] rowKey) {
        return Arrays.copyOfRange(rowKey, IdentifierKey.BYTES, rowKey.length);
    }

    private static long newestFirst(long occurredAt) {
        return ~(occurredAt ^ Long.MIN_VALUE);
    }
}
