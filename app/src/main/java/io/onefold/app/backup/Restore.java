package io.onefold.app.backup;

import io.onefold.app.config.Configuration;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Stream;

/** Brings an installation back from a backup, to a data folder in which none is. */
public final class Restore {
    private final Configuration configuration;
    private final PrintWriter out;

    /** @param out is told how far it is */
    public Restore(Configuration configuration, PrintWriter out) {
        this.configuration = configuration;
        this.out = out;
    }

    /**
     * Copies all of it beside the data folder, holds every file against its digest, and only then puts it in its place.
     *
     * @throws BackupRefusedException where something is there already or the backup is not whole; nothing is changed then
     */
    public void run(Path from) throws IOException {
        Manifest manifest = Manifest.read(from);
        Path data = configuration.data();
        requireNothingIn(data);
        Path secret = configuration.identity().secret();
        requireSameSecret(from, secret);
        Path half = data.resolveSibling(data.getFileName() + ".restoring");
        delete(half);
        Files.createDirectories(
                half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        requireRoom(half, manifest.bytes());
        Copying copying = new Copying(out, "Restoring", manifest.bytes());
        try {
            for (Manifest.Entry each : manifest.files())
                if (!each.path().startsWith(Backup.CONFIGURATION + "/")) copy(from, each, half, copying);
            settle(half, secret);
        } finally {
            delete(half);
        }
        copying.end();
    }

    private static void copy(Path from, Manifest.Entry entry, Path half, Copying copying) throws IOException {
        Path file = from.resolve(entry.path());
        if (!Files.isRegularFile(file)) throw new BackupRefusedException(file + " is missing from the backup");
        String digest = copying.copy(file, half.resolve(entry.path()));
        if (!digest.equals(entry.sha256()))
            throw new BackupRefusedException(
                    file + " is not what was backed up: its digest differs. Nothing was restored; take another backup");
    }

    private void settle(Path half, Path secret) throws IOException {
        Path data = configuration.data();
        Files.createDirectories(
                data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        for (String name : Backup.KEPT) {
            Path folder = half.resolve(Backup.DATA).resolve(name);
            if (Files.exists(folder)) Files.move(folder, data.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
        Path kept = half.resolve(Backup.SECRET);
        if (Files.exists(kept) && !Files.exists(secret)) {
            Path folder = secret.toAbsolutePath().getParent();
            if (folder != null) Files.createDirectories(folder);
            Files.copy(kept, secret, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** The lock is the caller's own; logs of former days do no harm. */
    private static void requireNothingIn(Path data) throws IOException {
        if (!Files.isDirectory(data)) return;
        try (Stream<Path> there = Files.list(data)) {
            there.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.equals("lock") && !name.equals("logs") && !name.equals(Backup.SECRET))
                    .findAny()
                    .ifPresent(name -> {
                        throw new BackupRefusedException(data + " holds an installation already (" + name
                                + "): put it aside, or choose another" + " folder with --data");
                    });
        }
    }

    /** With another secret everybody would be somebody else. */
    private static void requireSameSecret(Path from, Path secret) throws IOException {
        Path kept = from.resolve(Backup.SECRET);
        if (Files.exists(secret)
                && Files.exists(kept)
                && !Arrays.equals(Files.readAllBytes(secret), Files.readAllBytes(kept)))
            throw new BackupRefusedException(
                    secret + " is another secret than that of the backup: put it aside, so that it is restored");
    }

    private static void requireRoom(Path half, long bytes) throws IOException {
        FileStore disk = Files.getFileStore(half);
        if (disk.getTotalSpace() > 0 && disk.getUsableSpace() < bytes) {
            Files.delete(half);
            throw new BackupRefusedException("%s has room for %,d MB, and the backup takes %,d MB"
                    .formatted(half, disk.getUsableSpace() >> 20, bytes >> 20));
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> walked = Files.walk(folder)) {
            for (Path each : walked.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }
}
