package io.onefold.ingest.files;

import io.onefold.ingest.Rejection;
import io.onefold.schemas.QuarantineReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes lines, and joins those that a quoted value spans. A quote that is never closed costs its own line only: the
 * lines after it are read as if it were not there. Not safe for several threads.
 */
final class RecordSource {
    private final LineSource lines;
    private final FileFormat format;
    private final int maxBytes;
    private final CharsetDecoder decoder;
    private final Deque<RawLine> returned = new ArrayDeque<>();

    RecordSource(LineSource lines, FileFormat format, int maxBytes) {
        this.lines = lines;
        this.format = format;
        this.maxBytes = maxBytes;
        this.decoder = format.charset().charset().newDecoder();
    }

    /** The next record; null at the end. */
    @Nullable
    RawRecord next() throws IOException {
        RawLine line = line();
        if (line == null) return null;
        try {
            String text = decode(line);
            if (!(format.syntax() instanceof FileFormat.Csv csv))
                return new RawRecord(line.number(), line.bytes(), text, null);
            Quoting quoting = new Quoting(csv.delimiter());
            return quoting.isOpenAfter(text)
                    ? joined(line, text, quoting)
                    : new RawRecord(line.number(), line.bytes(), text, null);
        } catch (Rejection problem) {
            return RawRecord.refused(line, problem);
        }
    }

    private @Nullable RawLine line() throws IOException {
        RawLine waiting = returned.poll();
        return waiting != null ? waiting : lines.next();
    }

    private RawRecord joined(RawLine first, String firstText, Quoting quoting) throws IOException, Rejection {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(copyOf(first));
        StringBuilder text = new StringBuilder(firstText);
        List<RawLine> taken = new ArrayList<>();
        for (RawLine line = line(); line != null; line = line()) {
            taken.add(line);
            bytes.write('\n');
            bytes.writeBytes(copyOf(line));
            if (bytes.size() > maxBytes || line.isCut()) break;
            String more = decode(line);
            text.append('\n').append(more);
            if (!quoting.isOpenAfter("\n" + more))
                return new RawRecord(first.number(), ByteBuffer.wrap(bytes.toByteArray()), text.toString(), null);
        }
        for (RawLine line : taken.reversed()) returned.push(line);
        throw new Rejection(QuarantineReason.MALFORMED_LINE, "a value begins with a quote that is never closed");
    }

    private String decode(RawLine line) throws Rejection {
        if (line.isCut())
            throw new Rejection(
                    QuarantineReason.OVERSIZE, "the line has more than " + maxBytes + " bytes; its beginning is kept");
        ByteBuffer in = line.bytes().duplicate();
        skipByteOrderMark(line, in);
        CharBuffer out = CharBuffer.allocate(Math.max(1, in.remaining()));
        decoder.reset();
        CoderResult result = decoder.decode(in, out, true);
        if (!result.isError()) result = decoder.flush(out);
        if (result.isError())
            throw new Rejection(
                    QuarantineReason.MALFORMED_LINE,
                    "byte " + (in.position() + 1) + " of the line is not in "
                            + decoder.charset().name() + "; say in the mapping which charset the file is in");
        return out.flip().toString();
    }

    private static void skipByteOrderMark(RawLine line, ByteBuffer in) {
        boolean marked = line.number() == 1
                && in.remaining() >= 3
                && in.get(0) == (byte) 0xEF
                && in.get(1) == (byte) 0xBB
                && in.get(2) == (byte) 0xBF;
        if (marked) in.position(3);
    }

    private static byte[] copyOf(RawLine line) {
        byte[] bytes = new byte[line.bytes().remaining()];
        line.bytes().duplicate().get(bytes);
        return bytes;
    }

    /** Follows the quotes of CSV as far as needed to know whether a record goes on in the next line. */
    private static final class Quoting {
        private final char delimiter;
        private boolean open;
        private boolean atStart = true;

        Quoting(char delimiter) {
            this.delimiter = delimiter;
        }

        boolean isOpenAfter(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (open) {
                    boolean escaped = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                    if (escaped) i++;
                    else if (c == '"') open = false;
                } else {
                    open = atStart && c == '"';
                    atStart = c == delimiter;
                }
            }
            return open;
        }
    }
}
