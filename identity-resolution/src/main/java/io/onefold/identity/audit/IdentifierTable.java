package io.onefold.identity.audit;

import io.onefold.identity.audit.Mentions.Tie;
import io.onefold.schemas.IdentifierKey;
import java.io.IOException;

/** Numbers identifiers in the order of their keys; 17 bytes of memory each. */
final class IdentifierTable {
    private final byte[] strengths;
    private final long[] highs;
    private final long[] lows;
    private int size;

    private IdentifierTable(int capacity) {
        strengths = new byte[capacity];
        highs = new long[capacity];
        lows = new long[capacity];
    }

    /**
     * All identifiers that are mentioned.
     *
     * @throws ArithmeticException for more than 2^31 identifiers
     */
    static IdentifierTable of(Mentions mentions) throws IOException {
        long[] count = {0};
        mentions.visit((identifier, other, tie) -> {
            if (tie == Tie.NONE) count[0]++;
        });
        IdentifierTable table = new IdentifierTable(Math.toIntExact(count[0]));
        mentions.visit((identifier, other, tie) -> {
            if (tie == Tie.NONE) table.append(identifier);
        });
        return table;
    }

    private void append(IdentifierKey key) {
        strengths[size] = (byte) key.strength();
        highs[size] = key.high();
        lows[size] = key.low();
        size++;
    }

    int size() {
        return size;
    }

    /** The identifier's number. */
    int numberOf(IdentifierKey key) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int compared = key(middle).compareTo(key);
            if (compared == 0) return middle;
            if (compared < 0) low = middle + 1;
            else high = middle - 1;
        }
        throw new IllegalArgumentException(key + " was not mentioned");
    }

    private IdentifierKey key(int number) {
        return new IdentifierKey(strengths[number], highs[number], lows[number]);
    }
}
