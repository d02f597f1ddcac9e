package io.onefold.ingest.rest;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;

/**
 * What a server answered.
 *
 * @param uri that was asked, after all redirects
 * @param isWhole whether the body is all of it; a longer one is cut
 */
record Reply(URI uri, int status, HttpHeaders headers, ByteBuffer body, boolean isWhole) {
    /** The most bytes of a body that are read. */
    static final int MAX_BYTES = 8 * 1024 * 1024;

    Reply {
        body = body.asReadOnlyBuffer();
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    byte[] bytes() {
        byte[] bytes = new byte[body.remaining()];
        body.duplicate().get(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return "Reply[" + status + "]";
    }
}
