package io.onefold.ingest.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request's body, never more of it than allowed. The content type is not looked at: real SDKs send JSON labelled
 * as a form (RudderStack's) or as plain text (a browser's sendBeacon).
 */
final class RequestBody {
    private final Context request;
    private final int maxBytes;

    RequestBody(Context request, int maxBytes) {
        this.request = request;
        this.maxBytes = maxBytes;
    }

    /** The most that reading will take; refuses what says itself that it is too long. */
    int atMost() throws HttpRefusal {
        long announced = request.contentLength();
        if (announced > maxBytes) throw HttpRefusal.tooLarge(maxBytes);
        return announced < 0 || isCompressed() ? maxBytes : (int) announced;
    }

    byte[] read() throws HttpRefusal {
        boolean compressed = isCompressed();
        try (InputStream sent = new Bounded(request.bodyInputStream(), maxBytes);
                InputStream plain = compressed ? new GZIPInputStream(sent) : sent) {
            byte[] body = plain.readNBytes(maxBytes + 1);
            if (body.length > maxBytes) throw HttpRefusal.tooLarge(maxBytes);
            return body;
        } catch (TooLongException e) {
            throw HttpRefusal.tooLarge(maxBytes);
        } catch (ZipException e) {
            throw HttpRefusal.lasting(400, "malformed-gzip", "Content-Encoding says gzip, and the body is not");
        } catch (IOException e) {
            throw HttpRefusal.lasting(400, "incomplete-body", "the body ended before its end; send it again");
        }
    }

    private boolean isCompressed() throws HttpRefusal {
        @Nullable String encoding = request.header("Content-Encoding");
        if (encoding == null) return false;
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> true;
            case "", "identity" -> false;
            default ->
                throw HttpRefusal.lasting(
                        415, "unknown-encoding", "Content-Encoding is neither gzip nor identity; send one of the two");
        };
    }

    private static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Ends a compressed body that is itself too long, however little it unpacks to. */
    private static final class Bounded extends InputStream {
        private final InputStream in;
        private int left;

        Bounded(InputStream in, int maxBytes) {
            this.in = in;
            this.left = maxBytes + 1;
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            if (next >= 0) took(1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = in.read(into, offset, Math.min(length, Math.max(left, 1)));
            if (count > 0) took(count);
            return count;
        }

        private void took(int count) throws IOException {
            left -= count;
            if (left < 0) throw new TooLongException();
        }
    }
}
