package io.onefold.identity.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder for the files of one run, which only its owner can read and which is deleted with all files when it is closed. */
final class WorkFolder implements AutoCloseable {
    private final Path folder;
    private int files;

    /** A new folder inside an existing one. */
    WorkFolder(Path parent) throws IOException {
        folder = Files.createTempDirectory(parent, "audit-");
    }

    /** A name for a new file. */
    Path newFile() {
        return folder.resolve("file-" + files++);
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            left.forEach(WorkFolder::delete);
        }
        Files.delete(folder);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
