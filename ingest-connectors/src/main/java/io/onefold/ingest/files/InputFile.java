package io.onefold.ingest.files;

import io.onefold.ingest.Digests;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.zip.GZIPInputStream;

/**
 * A file as it is before its lines are taken.
 *
 * @param name what messages call it
 * @param digest names its content
 * @param bytes after decompression
 */
record InputFile(String name, String digest, long bytes) {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int GZIP_MAGIC = 0x1f8b;

    /** Reads the file once. Refuses one that is not in UTF-8 where the charset is to be detected. */
    static InputFile inspect(String name, Path path, FileCharset charset, OpenOption... options) throws IOException {
        MessageDigest digest = Digests.sha256();
        Utf8Check utf8 = new Utf8Check();
        long bytes = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = open(path, options)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
                if (charset == FileCharset.DETECTED) utf8.check(name, bytes, buffer, count);
                bytes += count;
            }
        }
        return new InputFile(name, Digests.name(digest.digest()), bytes);
    }

    /** The file's content, decompressed where it begins as gzip does. */
    static InputStream open(Path path, OpenOption... options) throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(path, options), BUFFER_BYTES);
        try {
            in.mark(2);
            int magic = in.read() << 8 | in.read();
            in.reset();
            return magic == GZIP_MAGIC ? new GZIPInputStream(in, BUFFER_BYTES) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Decodes and throws away. A sequence that two buffers share is carried over. */
    private static final class Utf8Check {
        private final CharsetDecoder decoder = FileCharset.UTF_8.charset().newDecoder();
        private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES + 8);
        private final CharBuffer chars = CharBuffer.allocate(BUFFER_BYTES + 8);

        void check(String name, long before, byte[] buffer, int count) throws IOException {
            int carried = bytes.position();
            bytes.put(buffer, 0, count).flip();
            CoderResult result = decoder.decode(bytes, chars.clear(), false);
            if (result.isError())
                throw new UnreadableFileException(name + " is not in UTF-8: see byte "
                        + (before - carried + bytes.position() + 1)
                        + "; if it is in GB18030 or GBK, say charset: GB18030 in the mapping");
            bytes.compact();
        }
    }
}
