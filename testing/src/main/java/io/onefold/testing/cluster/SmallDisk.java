package io.onefold.testing.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A disk of its own for a folder, so small that it can be filled: a file with a file system, mounted by the system's loop device. */
final class SmallDisk implements AutoCloseable {
    private static final int CHUNK = 64 << 10;

    private final Path folder;
    private final Path image;
    private final Path filler;

    private SmallDisk(Path folder, Path image) {
        this.folder = folder;
        this.image = image;
        this.filler = folder.resolve("filler");
    }

    /** Names what this machine lacks for it; empty where it lacks nothing. */
    static String lacks() {
        boolean isRoot = "root".equals(System.getProperty("user.name"));
        if (!isRoot || !Files.exists(Path.of("/dev/loop-control")))
            return "a disk cannot be mounted: only root can, where the system has loop devices";
        return Stream.of("mkfs.ext4", "mount", "umount")
                .map(Steps::lacks)
                .filter(lack -> !lack.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Mounts one over a folder; what was in the folder is there again afterwards. */
    static SmallDisk mount(Path folder, int megabytes) throws IOException {
        Path image = Files.createTempFile(folder.getParent(), "disk", ".img");
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength((long) megabytes << 20);
        }
        run("mkfs.ext4", "-q", "-m", "0", image.toString());
        run("mount", "-o", "loop", image.toString(), folder.toString());
        return new SmallDisk(folder, image);
    }

    /** Takes all the room that there is. */
    void fill() {
        byte[] nothing = new byte[CHUNK];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) out.write(nothing);
        } catch (IOException full) {
            if (folder.toFile().getUsableSpace() > CHUNK)
                throw new IllegalStateException(folder + " could not be filled", full);
        }
    }

    /** Gives it back. */
    void makeRoom() throws IOException {
        Files.delete(filler);
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
        // What it wrote has ended, so it has, or is about to.
        if (process.onExit().join().exitValue() != 0)
            throw new IOException(List.of(command) + " failed: " + said.strip());
    }

    @Override
    public void close() throws IOException {
        run("umount", "--lazy", folder.toString());
        Files.delete(image);
    }
}
