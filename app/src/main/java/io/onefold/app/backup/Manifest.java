package io.onefold.app.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What a backup holds. It is written last: a folder without it is no backup.
 *
 * @param format of the backup itself
 * @param version of the program that made it
 * @param createdAt ISO 8601, UTC
 * @param files all but this one
 */
record Manifest(int format, String version, String createdAt, List<Entry> files) {
    static final int FORMAT = 1;
    private static final String NAME = "manifest.json";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    Manifest {
        files = List.copyOf(files);
    }

    /**
     * A file.
     *
     * @param path below the backup, with slashes
     * @param sha256 of its bytes, hexadecimal
     */
    record Entry(String path, long bytes, String sha256) {}

    /** How much there is. */
    long bytes() {
        return files.stream().mapToLong(Entry::bytes).sum();
    }

    void write(Path backup) throws IOException {
        Path half = Files.writeString(backup.resolve(NAME + ".half"), JSON.writeValueAsString(this));
        Files.move(half, backup.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    }

    static Manifest read(Path backup) throws IOException {
        try {
            Manifest read = JSON.readValue(Files.readString(backup.resolve(NAME)), Manifest.class);
            if (read.format() != FORMAT)
                throw new BackupRefusedException(
                        backup + " is a backup of format " + read.format() + ", made by Onefold " + read.version()
                                + "; this program reads format " + FORMAT + ": restore with that version");
            for (Entry each : read.files())
                if (!backup.resolve(each.path()).normalize().startsWith(backup.normalize()))
                    throw new BackupRefusedException(backup.resolve(NAME) + " names a file outside of it");
            return read;
        } catch (NoSuchFileException e) {
            throw new BackupRefusedException(backup + " is no backup: it has no " + NAME
                    + ", which is written once all else is; make another one");
        } catch (JsonProcessingException e) {
            throw new BackupRefusedException(backup.resolve(NAME) + " cannot be read: " + e.getOriginalMessage());
        }
    }
}
