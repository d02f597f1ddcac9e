package io.onefold.identity.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder for the files of one run, which only its owner can read and which is deleted with all files when it is closed. That of a
 * run that was killed is deleted by the next one: a lock that the system lets go of with the process tells them apart.
 */
public final class WorkFolder implements AutoCloseable {
    private static final String PREFIX = "audit-";
    private static final String LOCK = ".lock";

    private final Path folder;
    private final Path lockFile;
    private final FileChannel lock;
    private int files;

    private WorkFolder(Path folder, Path lockFile, FileChannel lock) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * A new folder inside another, which is made if missing; what killed runs left there is deleted.
     *
     * @throws IOException when the other folder cannot be written
     */
    public static WorkFolder in(Path parent) throws IOException {
        Files.createDirectories(parent);
        for (Path folder : folders(parent)) deleteAbandoned(folder);
        // The lock comes first, so that no folder is ever without its own.
        Path lockFile = Files.createTempFile(parent, PREFIX, LOCK);
        FileChannel lock = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        lock.lock();
        String name = String.valueOf(lockFile.getFileName());
        Path folder = parent.resolve(name.substring(0, name.length() - LOCK.length()));
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return new WorkFolder(folder, lockFile, lock);
    }

    /** A name for a new file. */
    Path newFile() {
        return folder.resolve("file-" + files++);
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            deleteAll(folder);
            Files.delete(lockFile);
        }
    }

    private static List<Path> folders(Path parent) throws IOException {
        try (Stream<Path> found = Files.list(parent)) {
            return found.filter(Files::isDirectory)
                    .filter(folder -> String.valueOf(folder.getFileName()).startsWith(PREFIX))
                    .toList();
        }
    }

    private static void deleteAbandoned(Path folder) throws IOException {
        Path lockFile = folder.resolveSibling(folder.getFileName() + LOCK);
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = tryLock(channel)) {
            if (lock == null) return;
            deleteAll(folder);
            Files.deleteIfExists(lockFile);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) throw failure;
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
