package io.onefold.app.up;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The folder of all state, which one process at a time may hold. The system lets go of it when the process ends, however it ends. */
public final class DataFolder implements Stage {
    private final Path folder;
    private @Nullable FileChannel channel;

    /** @param folder made where it is missing */
    public DataFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes it, where it is missing, for its owner only: it holds what customers did. */
    static void make(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    @Override
    public String name() {
        return "data folder";
    }

    @Override
    public String start() {
        Path file = folder.resolve("lock");
        try {
            make(folder);
            FileChannel opened = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel = opened;
            if (lock(opened) == null) throw taken(file);
            String full = DiskSpace.remark(folder);
            if (!full.isEmpty()) throw new StageException(folder + " cannot be used: " + full, null);
            opened.truncate(0);
            opened.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
            return folder.toString();
        } catch (IOException e) {
            throw new StageException(folder + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Whether another process holds it now. */
    boolean isTaken() {
        Path file = folder.resolve("lock");
        if (!Files.exists(file)) return false;
        try (FileChannel opened = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return lock(opened) == null;
        } catch (IOException e) {
            throw new StageException(folder + " cannot be looked at: " + e.getMessage(), e);
        }
    }

    @Override
    public void stop() {
        FileChannel open = channel;
        if (open == null) return;
        try {
            open.close();
        } catch (IOException e) {
            throw new StageException(folder + " cannot be let go of: " + e.getMessage(), e);
        }
    }

    @Override
    public Health health() {
        return channel != null && channel.isOpen() ? Health.READY : Health.DOWN;
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private StageException taken(Path file) throws IOException {
        return new StageException(
                "Onefold already runs on " + folder + " (process "
                        + Files.readString(file).strip() + "): stop it, or choose another folder with --data",
                null);
    }
}
