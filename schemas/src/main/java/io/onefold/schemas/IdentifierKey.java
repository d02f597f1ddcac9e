package io.onefold.schemas;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The key of an identifier: the strength of its namespace and the first 16 bytes of HMAC-SHA-256 (tenant secret, namespace
 * | 0x1f | normalised value). It carries no personal data. The order is the fixed order of the identity forest: smaller is
 * stronger; a namespace has a strength of its own, so the strength names the namespace.
 *
 * @param strength 1 (strongest) to 120
 */
public record IdentifierKey(int strength, long high, long low) implements Comparable<IdentifierKey> {
    /** Bytes of the written form: one of strength, sixteen of digest; their unsigned order is this type's order. */
    public static final int BYTES = 17;

    @Override
    public int compareTo(IdentifierKey other) {
        int byStrength = Integer.compare(strength, other.strength);
        if (byStrength != 0) return byStrength;
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** The stronger of two. */
    public static IdentifierKey min(IdentifierKey a, IdentifierKey b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    /** The weaker of two. */
    public static IdentifierKey max(IdentifierKey a, IdentifierKey b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** The partition that everything addressed to this identifier goes to. */
    public int partition(int partitions) {
        return (int) Long.remainderUnsigned(high, partitions);
    }

    /** All of it, in 34 hexadecimal digits that sort as keys do. */
    public String hex() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits((byte) strength) + hex.toHexDigits(high) + hex.toHexDigits(low);
    }

    /** The key that {@link #hex} wrote; anything else is an {@link IllegalArgumentException}. */
    public static IdentifierKey ofHex(String digits) {
        if (digits.length() != 2 * BYTES) throw new IllegalArgumentException("a key has " + 2 * BYTES + " digits");
        return new IdentifierKey(
                HexFormat.fromHexDigits(digits, 0, 2),
                HexFormat.fromHexDigitsToLong(digits, 2, 18),
                HexFormat.fromHexDigitsToLong(digits, 18, 34));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IdentifierKey that && high == that.high && low == that.low && strength == that.strength;
    }

    @Override
    public int hashCode() {
        return (int) (high ^ (high >>> 32));
    }

    /** Short, for logs: strength and the first four bytes. */
    @Override
    public String toString() {
        return strength + "-" + HexFormat.of().toHexDigits((int) (high >>> 32));
    }
}
