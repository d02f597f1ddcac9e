package io.onefold.identity.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sorts any number of entries in bounded memory: what does not fit is written to disk in sorted runs, which are merged when they
 * are read. Equal entries are all kept. Not safe for use by several threads.
 */
final class AuditSort {
    /** Runs that are read at once, each through a buffer of its own. */
    private static final int MOST_RUNS = 64;
    /** About what an entry costs beside its bytes. */
    private static final int ENTRY_BYTES = 72;

    private final WorkFolder folder;
    private final long maxBytes;
    private final List<Entry> buffer = new ArrayList<>();
    private final List<Path> runs = new ArrayList<>();
    private long buffered;
    private boolean sorted;

    /**
     * Sorts within a memory.
     *
     * @param folder where runs are written; they stay until it is closed
     * @param maxBytes about how much is held in memory before a run is written
     */
    AuditSort(WorkFolder folder, long maxBytes) {
        this.folder = folder;
        this.maxBytes = maxBytes;
    }

    /**
     * Takes an entry.
     *
     * @throws IllegalStateException after the entries were read
     */
    void add(byte[] key, byte[] value) throws IOException {
        if (sorted) throw new IllegalStateException("the entries are already sorted");
        Entry entry = new Entry(key, value);
        buffer.add(entry);
        buffered += entry.size() + ENTRY_BYTES;
        if (buffered > maxBytes) spill();
    }

    /** All entries by key, then by value, as unsigned bytes. They can be read again, also at the same time. */
    Entries read() throws IOException {
        if (!sorted) {
            if (runs.isEmpty()) buffer.sort(Entry.ORDER);
            else spill();
            sorted = true;
        }
        if (runs.isEmpty()) return new BufferedEntries(buffer.iterator());
        while (runs.size() > MOST_RUNS) mergeSome();
        return merged(runs);
    }

    private record BufferedEntries(Iterator<Entry> left) implements Entries {
        @Override
        public @Nullable Entry next() {
            return left.hasNext() ? left.next() : null;
        }

        @Override
        public void close() {}
    }

    private void spill() throws IOException {
        buffer.sort(Entry.ORDER);
        write(new BufferedEntries(buffer.iterator()));
        buffer.clear();
        buffered = 0;
    }

    private void mergeSome() throws IOException {
        List<Path> some = List.copyOf(runs.subList(0, MOST_RUNS));
        try (Entries merged = merged(some)) {
            write(merged);
        }
        for (Path run : some) Files.delete(run);
        runs.removeAll(some);
    }

    private static Entries merged(List<Path> some) throws IOException {
        List<Entries> readers = new ArrayList<>(some.size());
        for (Path run : some) readers.add(new EntryFile.Reader(run));
        return new MergedEntries(readers);
    }

    private void write(Entries entries) throws IOException {
        Path run = folder.newFile();
        try (EntryFile.Writer writer = new EntryFile.Writer(run)) {
            for (Entry entry = entries.next(); entry != null; entry = entries.next()) writer.write(entry);
        }
        runs.add(run);
    }
}
