package io.onefold.app.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Copies files one after another, digests them on the way and says how far it is. Of one thread. */
final class Copying {
    private static final int BLOCK = 1 << 20;
    private static final long SECOND = 1_000_000_000L;

    private final PrintWriter out;
    private final String verb;
    private final long bytes;
    private final long begun = System.nanoTime();
    private final byte[] block = new byte[BLOCK];
    private long done;
    private long shown = begun;

    /**
     * @param verb what is done, for people
     * @param bytes how much there is
     */
    Copying(PrintWriter out, String verb, long bytes) {
        this.out = out;
        this.verb = verb;
        this.bytes = bytes;
    }

    /**
     * Copies one, for its owner only where the other is; it is on disk when this returns.
     *
     * @return SHA-256 of what was copied, hexadecimal
     */
    String copy(Path from, Path to) throws IOException {
        MessageDigest digest = sha256();
        Path folder = to.getParent();
        if (folder != null) Files.createDirectories(folder);
        try (InputStream in = Files.newInputStream(from);
                OutputStream sink = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW)) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digest.update(block, 0, read);
                sink.write(block, 0, read);
                done += read;
                show();
            }
        }
        try (FileChannel written = FileChannel.open(to, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void show() {
        long now = System.nanoTime();
        if (now - shown < SECOND) return;
        shown = now;
        say("\r");
    }

    /** Says how it went. */
    void end() {
        say("\r");
        out.println();
        out.flush();
    }

    private void say(String first) {
        double seconds = Math.max(1e-3, (System.nanoTime() - begun) / 1e9);
        out.printf(
                "%s%s: %d %%, %,d of %,d MB, %,.0f MB/s   ",
                first,
                verb,
                bytes == 0 ? 100 : Math.min(100, done * 100 / bytes),
                done >> 20,
                bytes >> 20,
                done / seconds / (1 << 20));
        out.flush();
    }
}
