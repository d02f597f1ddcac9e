package io.onefold.schemas.binary;

import io.onefold.schemas.IdentifierKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link ByteWriter} wrote, in the same order. Too few bytes: {@link ArrayIndexOutOfBoundsException}. Not thread-safe. */
public final class ByteReader {
    private final byte[] bytes;
    private int position;

    public ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** One byte, 0 to 255. */
    public int octet() {
        return bytes[position++] & 0xff;
    }

    /** Yes or no. */
    public boolean flag() {
        return octet() != 0;
    }

    /** Eight bytes, big-endian. */
    public long fixed() {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) value = (value << 8) | octet();
        return value;
    }

    /** A number as {@link ByteWriter#number} wrote it. */
    public long number() {
        long rest = 0;
        int shift = 0;
        int next;
        do {
            next = octet();
            rest |= (long) (next & 0x7f) << shift;
            shift += 7;
        } while ((next & 0x80) != 0);
        return (rest >>> 1) ^ -(rest & 1);
    }

    /** A count: a number that is not negative and fits an int. */
    public int count() {
        return Math.toIntExact(number());
    }

    /** UTF-8 with its length. */
    public String text() {
        int length = count();
        String value = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return value;
    }

    /** Bytes with their length. */
    public byte[] blob() {
        int length = count();
        byte[] value = Arrays.copyOfRange(bytes, position, position + length);
        position += length;
        return value;
    }

    /** A key. */
    public IdentifierKey key() {
        return new IdentifierKey(octet(), fixed(), fixed());
    }

    /** Whether all was read. */
    public boolean atEnd() {
        return position == bytes.length;
    }
}
