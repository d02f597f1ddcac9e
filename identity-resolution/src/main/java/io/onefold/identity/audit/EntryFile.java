package io.onefold.identity.audit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Entries in a file, in the order they were written. A file that was cut short is an error, not an early end. */
final class EntryFile {
    private static final int BUFFER = 1 << 16;
    private static final int END = -1;

    private EntryFile() {}

    /** Writes a new file; closing ends it. */
    static final class Writer implements Closeable {
        private final DataOutputStream out;

        Writer(Path file) throws IOException {
            out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
        }

        void write(Entry entry) throws IOException {
            out.writeInt(entry.key.length);
            out.write(entry.key);
            out.writeInt(entry.value.length);
            out.write(entry.value);
        }

        @Override
        public void close() throws IOException {
            out.writeInt(END);
            out.close();
        }
    }

    /** Reads a file from its beginning. */
    static final class Reader implements Entries {
        private final DataInputStream in;

        Reader(Path file) throws IOException {
            in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
        }

        @Override
        public @Nullable Entry next() throws IOException {
            int length = in.readInt();
            if (length == END) return null;
            byte[] key = read(length);
            return new Entry(key, read(in.readInt()));
        }

        private byte[] read(int length) throws IOException {
            byte[] bytes = new byte[length];
            in.readFully(bytes);
            return bytes;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
