package io.onefold.ingest.files;

import io.onefold.ingest.Digests;
import io.onefold.ingest.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * How many records of a file Kafka has acknowledged, kept beside the data while the import runs. It belongs to the file's
 * content, the source and the mapping: a file that was changed, or is read otherwise, starts from its beginning.
 */
final class Checkpoint {
    private final Path path;

    Checkpoint(Path directory, InputFile file, Source source, FileMapping mapping) {
        String all = file.digest() + "\n" + source.name() + "\n" + mapping;
        path = directory.resolve(Digests.nameOf(all.getBytes(StandardCharsets.UTF_8)) + ".import");
    }

    /** 0 where there is none. */
    long records() throws IOException {
        try {
            return Long.parseLong(Files.readString(path).strip());
        } catch (NoSuchFileException e) {
            return 0;
        } catch (NumberFormatException e) {
            throw new IOException(path + " is damaged; delete it to import the file from its beginning", e);
        }
    }

    void write(long records) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Path next = path.resolveSibling(path.getFileName() + ".next");
        Files.writeString(next, records + "\n");
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
    }
}
