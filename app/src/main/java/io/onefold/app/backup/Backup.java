package io.onefold.app.backup;

import io.onefold.app.config.Configuration;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Copies what cannot be made anew of a stopped installation of one machine: the tenant's secret, the broker's data with the log of record,
 * the registry's schemas, the positions of connectors, and the configuration. State and profile store come back from the broker's data.
 */
public final class Backup {
    /** Folders and files below the data folder. */
    static final List<String> KEPT = List.of("broker", "registry", "connect");

    static final String DATA = "data";
    static final String CONFIGURATION = "configuration";
    static final String SECRET = "tenant.secret";

    private final Configuration configuration;
    private final List<Path> written;
    private final String version;
    private final PrintWriter out;

    /**
     * Of an installation whose data folder the caller holds.
     *
     * @param written files of the configuration; those that are not there are left out
     * @param version of the program
     * @param out is told how far it is
     */
    public Backup(Configuration configuration, List<Path> written, String version, PrintWriter out) {
        this.configuration = configuration;
        this.written = List.copyOf(written);
        this.version = version;
        this.out = out;
    }

    /**
     * Makes it.
     *
     * @param to a folder that is empty or not there
     * @throws BackupRefusedException where it cannot be done, before anything is
     */
    public void run(Path to) throws IOException {
        if (!configuration.servers().ownBroker() || !configuration.servers().ownRegistry())
            throw new BackupRefusedException("The brokers or the registry are not this installation's own, so it cannot"
                    + " stop them for a copy: they have backups of their own. Keep the tenant's secret "
                    + configuration.identity().secret() + " and the configuration.");
        if (!Files.isDirectory(configuration.data().resolve("broker")))
            throw new BackupRefusedException(
                    configuration.data() + " holds no installation: nothing was ever started there");
        requireEmpty(to);
        Files.createDirectories(to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        SortedMap<String, Path> files = files();
        long bytes = 0;
        for (Path file : files.values()) bytes += Files.size(file);
        FileStore disk = Files.getFileStore(to);
        if (disk.getTotalSpace() > 0 && disk.getUsableSpace() < bytes)
            throw new BackupRefusedException("%s has room for %,d MB, and the backup takes %,d MB"
                    .formatted(to, disk.getUsableSpace() >> 20, bytes >> 20));
        Copying copying = new Copying(out, "Backing up", bytes);
        List<Manifest.Entry> entries = new ArrayList<>();
        for (var each : files.entrySet()) {
            Path copy = to.resolve(each.getKey());
            String digest = copying.copy(each.getValue(), copy);
            entries.add(new Manifest.Entry(each.getKey(), Files.size(copy), digest));
        }
        new Manifest(
                        Manifest.FORMAT,
                        version,
                        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                        entries)
                .write(to);
        copying.end();
    }

    static void requireEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> there = Files.list(folder)) {
            if (there.findAny().isPresent())
                throw new BackupRefusedException(folder + " is not empty: choose a folder of its own for each backup");
        }
    }

    /** By their paths in the backup. */
    private SortedMap<String, Path> files() throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        for (String name : KEPT) add(configuration.data().resolve(name), DATA + "/" + name, files);
        add(configuration.identity().secret(), SECRET, files);
        for (Path each : written)
            add(each, CONFIGURATION + "/" + slashes(each.toAbsolutePath().normalize()), files);
        return files;
    }

    private static void add(Path from, String name, SortedMap<String, Path> files) throws IOException {
        if (Files.isRegularFile(from)) files.put(name, from);
        if (!Files.isDirectory(from)) return;
        try (Stream<Path> walked = Files.walk(from)) {
            walked.filter(Files::isRegularFile)
                    .forEach(file -> files.put(name + "/" + slashes(from.relativize(file)), file));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Without what an absolute path begins with. */
    private static String slashes(Path relative) {
        List<String> parts = new ArrayList<>();
        relative.forEach(part -> parts.add(part.toString()));
        return String.join("/", parts);
    }
}
