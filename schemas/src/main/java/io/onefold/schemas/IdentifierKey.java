package io.onefold.schemas;

import java.util.HexFormat;

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
