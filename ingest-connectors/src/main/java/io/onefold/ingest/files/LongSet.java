package io.onefold.ingest.files;

/** A growing set of numbers that are spread evenly, in one array. Not safe for several threads. */
final class LongSet {
    private static final int FIRST_CAPACITY = 1 << 12;

    private long[] slots = new long[FIRST_CAPACITY];
    private int size;
    private boolean hasZero;

    /** Adds a number; false where it was there. */
    boolean add(long number) {
        if (number == 0) {
            boolean added = !hasZero;
            hasZero = true;
            return added;
        }
        if (size * 2 >= slots.length) grow();
        if (!put(slots, number)) return false;
        size++;
        return true;
    }

    private void grow() {
        long[] larger = new long[Math.multiplyExact(slots.length, 2)];
        for (long number : slots) if (number != 0) put(larger, number);
        slots = larger;
    }

    private static boolean put(long[] slots, long number) {
        int mask = slots.length - 1;
        int slot = (int) number & mask;
        while (slots[slot] != 0) {
            if (slots[slot] == number) return false;
            slot = (slot + 1) & mask;
        }
        slots[slot] = number;
        return true;
    }
}
