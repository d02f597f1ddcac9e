package io.onefold.ingest.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Cuts bytes into lines, holding no more of a line than allowed. Lines end with LF or CRLF. Not safe for several threads. */
final class LineSource {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream in;
    private final int maxBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int position;
    private int limit;
    private long bytesRead;
    private long number;
    private boolean isCut;

    LineSource(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** The next line; null at the end. */
    @Nullable
    RawLine next() throws IOException {
        line.reset();
        isCut = false;
        boolean any = false;
        while (fill()) {
            any = true;
            int end = indexOfBreak();
            keep(end);
            position = Math.min(end + 1, limit);
            if (end < limit) return finished();
        }
        return any ? finished() : null;
    }

    /** Bytes of the lines so far. */
    long bytesRead() {
        return bytesRead - (limit - position);
    }

    private boolean fill() throws IOException {
        if (position < limit) return true;
        position = 0;
        limit = Math.max(0, in.read(buffer));
        bytesRead += limit;
        return limit > 0;
    }

    private int indexOfBreak() {
        int end = position;
        while (end < limit && buffer[end] != '\n') end++;
        return end;
    }

    private void keep(int end) {
        int count = Math.min(end - position, maxBytes + 1 - line.size());
        line.write(buffer, position, count);
        if (count < end - position) isCut = true;
    }

    private RawLine finished() {
        byte[] bytes = line.toByteArray();
        int length = bytes.length > 0 && bytes[bytes.length - 1] == '\r' && !isCut ? bytes.length - 1 : bytes.length;
        boolean tooLong = isCut || length > maxBytes;
        return new RawLine(++number, ByteBuffer.wrap(bytes, 0, Math.min(length, maxBytes)), tooLong);
    }
}
