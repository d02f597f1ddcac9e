package io.onefold.identity.audit;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * What a compacted topic comes down to, in bounded memory: of each key the value that was put last, unless that was none. Not safe
 * for use by several threads at once.
 */
public final class LatestRecords {
    private static final int HEADER = Long.BYTES + 1;
    private static final byte ENDED = 0;
    private static final byte LIVE = 1;

    private final AuditSort sort;
    private long puts;

    /** @param maxBytes about how much is held in memory */
    public LatestRecords(WorkFolder folder, long maxBytes) {
        this.sort = new AuditSort(folder, maxBytes);
    }

    /**
     * Takes a record; of one key the later call wins.
     *
     * @param value null where the key ends
     * @throws UncheckedIOException when the folder cannot be written
     */
    public void put(byte[] key, byte @Nullable [] value) {
        ByteBuffer numbered = ByteBuffer.allocate(HEADER + (value == null ? 0 : value.length));
        numbered.putLong(puts++).put(value == null ? ENDED : LIVE);
        if (value != null) numbered.put(value);
        try {
            sort.add(key, numbered.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often a record was put, an upper bound of what is read. */
    public long puts() {
        return puts;
    }

    /**
     * Reads from the beginning, by key as unsigned bytes; may be done again, but nothing can be put any more.
     *
     * @throws UncheckedIOException when the folder cannot be read
     */
    public Reading read() {
        try {
            return new Reading(sort.read());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The keys that have not ended, with their values. */
    public static final class Reading implements Iterator<Map.Entry<byte[], byte[]>>, Closeable {
        private final Entries entries;
        private @Nullable Entry ofNextKey;
        private @Nullable Entry ahead;

        private Reading(Entries entries) throws IOException {
            this.entries = entries;
            this.ofNextKey = entries.next();
            advance();
        }

        @Override
        public boolean hasNext() {
            return ahead != null;
        }

        @Override
        public Map.Entry<byte[], byte[]> next() {
            Entry found = ahead;
            if (found == null) throw new NoSuchElementException();
            try {
                advance();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Map.entry(found.key, Arrays.copyOfRange(found.value, HEADER, found.value.length));
        }

        private void advance() throws IOException {
            ahead = null;
            while (ahead == null && ofNextKey != null) {
                Entry last = ofNextKey;
                Entry next = entries.next();
                while (next != null && Arrays.equals(next.key, last.key)) {
                    last = next;
                    next = entries.next();
                }
                ofNextKey = next;
                if (last.value[Long.BYTES] == LIVE) ahead = last;
            }
        }

        /** @throws UncheckedIOException when a file cannot be closed */
        @Override
        public void close() {
            try {
                entries.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
