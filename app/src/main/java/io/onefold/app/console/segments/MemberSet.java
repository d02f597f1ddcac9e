package io.onefold.app.console.segments;

/**
 * A set of profile ids, each kept as the 64 bits that a UUID begins with: ids are made from a keyed digest, so two of a million have the same with a
 * probability below one in ten million. About 13 bytes a member. Of one thread.
 */
final class MemberSet {
    private static final int LEAST = 16;
    private static final int HEX = 16;
    private static final int DIGITS = 16;

    private long[] table = new long[LEAST];
    private int size;

    int size() {
        return size;
    }

    /** Whether it was not there. */
    boolean add(String profileId) {
        long id = id(profileId);
        int at = find(id);
        if (table[at] == id) return false;
        table[at] = id;
        if (++size * 3L > table.length * 2L) grow();
        return true;
    }

    /** Whether it was there. */
    boolean remove(String profileId) {
        int at = find(id(profileId));
        if (table[at] == 0) return false;
        size--;
        close(at);
        return true;
    }

    /** Moves up what a free place would otherwise cut off: D. E. Knuth, The Art of Computer Programming, 6.4, algorithm R. */
    private void close(int free) {
        int mask = table.length - 1;
        int at = free;
        table[free] = 0;
        while (true) {
            at = at + 1 & mask;
            if (table[at] == 0) return;
            int home = home(table[at]);
            boolean staysBehind = free <= at ? free < home && home <= at : free < home || home <= at;
            if (staysBehind) continue;
            table[free] = table[at];
            table[at] = 0;
            free = at;
        }
    }

    private void grow() {
        long[] before = table;
        table = new long[before.length * 2];
        for (long id : before) if (id != 0) table[find(id)] = id;
    }

    private int find(long id) {
        int at = home(id);
        while (table[at] != 0 && table[at] != id) at = at + 1 & table.length - 1;
        return at;
    }

    private int home(long id) {
        long mixed = id * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & table.length - 1;
    }

    /** The first 16 hexadecimal digits; of a text that is no UUID, whatever digits it has. Never 0, which marks a free place. */
    private static long id(String profileId) {
        long id = 0;
        int digits = 0;
        for (int i = 0; i < profileId.length() && digits < DIGITS; i++) {
            int digit = Character.digit(profileId.charAt(i), HEX);
            if (digit < 0) continue;
            id = id << 4 | digit;
            digits++;
        }
        return id == 0 ? profileId.hashCode() | 1L : id;
    }
}
