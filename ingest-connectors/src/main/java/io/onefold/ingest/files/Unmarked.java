package io.onefold.ingest.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Files that are read to their end and not marked yet, since Kafka may not have all of them. They are not begun again
 * meanwhile. Used by one thread.
 */
final class Unmarked {
    private static final int MOST = 200;

    private final List<Finished> waiting = new ArrayList<>();
    private long storedTurn;
    private long storedRecords;

    /**
     * A file that is read.
     *
     * @param turn of its reading: those of later files are greater
     * @param records that must be stored before it may be marked; 0 where none was handed over
     */
    record Finished(Shelf.Entry entry, Shelf.Mark mark, long turn, long records) {}

    void add(Finished file) {
        waiting.add(file);
    }

    /** Kafka has everything up to this record of the file of this turn. */
    void stored(long turn, long records) {
        storedTurn = turn;
        storedRecords = records;
    }

    /** Marks all that are stored. What fails is tried again the next time. */
    void settle(Shelf shelf) throws IOException {
        for (Iterator<Finished> files = waiting.iterator(); files.hasNext(); ) {
            Finished file = files.next();
            if (!isStored(file)) continue;
            shelf.mark(file.entry(), file.mark());
            files.remove();
        }
    }

    private boolean isStored(Finished file) {
        return file.records() == 0
                || storedTurn > file.turn()
                || (storedTurn == file.turn() && storedRecords >= file.records());
    }

    boolean isFull() {
        return waiting.size() >= MOST;
    }

    boolean has(String name) {
        return waiting.stream().anyMatch(file -> file.entry().name().equals(name));
    }
}
