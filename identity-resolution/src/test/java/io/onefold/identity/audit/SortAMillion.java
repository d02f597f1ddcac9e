package io.onefold.identity.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;

/** Sorts a million entries, in a process of its own so that its memory can be bounded. */
final class SortAMillion {
    private static final int ENTRIES = 1_000_000;

    private SortAMillion() {}

    /** Runs in the folder named by the first argument. */
    public static void main(String[] args) throws IOException {
        Random random = new Random(7);
        long sumIn = 0;
        long sumOut = 0;
        int count = 0;
        try (WorkFolder folder = WorkFolder.in(Path.of(args[0]))) {
            AuditSort sort = new AuditSort(folder, 1 << 20);
            for (int i = 0; i < ENTRIES; i++) {
                long key = random.nextLong() >>> 1;
                sumIn += key;
                sort.add(bytes(key), bytes(i));
            }
            long previous = -1;
            try (Entries entries = sort.read()) {
                for (Entry entry = entries.next(); entry != null; entry = entries.next()) {
                    long key = ByteBuffer.wrap(entry.key).getLong();
                    if (key < previous) throw new IllegalStateException("out of order after " + count);
                    previous = key;
                    sumOut += key;
                    count++;
                }
            }
        }
        if (sumIn != sumOut) throw new IllegalStateException("other entries came out than went in");
        System.out.println(count + " in order");
    }

    private static byte[] bytes(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }
}
