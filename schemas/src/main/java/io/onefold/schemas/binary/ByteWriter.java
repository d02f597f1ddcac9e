package io.onefold.schemas.binary;

import io.onefold.schemas.IdentifierKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes values one after another into a growing array; {@link ByteReader} reads them back in the same order. Not thread-safe. */
public final class ByteWriter {
    private static final int FIRST_SIZE = 256;
    private static final int FIRST_SIZE_OF_SMALL = 48;

    private byte[] bytes;
    private int size;

    /** For values. */
    public ByteWriter() {
        this(FIRST_SIZE);
    }

    private ByteWriter(int expected) {
        this.bytes = new byte[expected];
    }

    /** For keys and single numbers: with little room at first. */
    public static ByteWriter small() {
        return new ByteWriter(FIRST_SIZE_OF_SMALL);
    }

    /** One byte. */
    public ByteWriter octet(int value) {
        room(1);
        bytes[size++] = (byte) value;
        return this;
    }

    /** Yes or no, in one byte. */
    public ByteWriter flag(boolean value) {
        return octet(value ? 1 : 0);
    }

    /** Eight bytes, big-endian. */
    public ByteWriter fixed(long value) {
        room(Long.BYTES);
        for (int shift = 56; shift >= 0; shift -= 8) bytes[size++] = (byte) (value >>> shift);
        return this;
    }

    /** A number in zigzag and base 128, one to ten bytes; small ones are short, of either sign. */
    public ByteWriter number(long value) {
        room(10);
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    /** UTF-8 with its length. */
    public ByteWriter text(String value) {
        return blob(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes with their length. */
    public ByteWriter blob(byte[] value) {
        number(value.length);
        return raw(value);
    }

    /** Bytes without their length. */
    public ByteWriter raw(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        return this;
    }

    /** A key in {@link IdentifierKey#BYTES} bytes that sort as keys do. */
    public ByteWriter key(IdentifierKey value) {
        return octet(value.strength()).fixed(value.high()).fixed(value.low());
    }

    /** How many bytes were written so far. */
    public int size() {
        return size;
    }

    /** A copy of what was written. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (size + more > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
}
