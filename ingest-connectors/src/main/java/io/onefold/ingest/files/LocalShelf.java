package io.onefold.ingest.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A folder of this machine. Links are not followed, so nothing outside the folder is ever read. */
final class LocalShelf implements Shelf {
    private final Path folder;
    /** By name: a name that this machine's charset cannot write leads nowhere, but its path still does. */
    private Map<String, Path> paths = Map.of();

    LocalShelf(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<Entry> list() throws IOException {
        Map<String, Path> found = new HashMap<>();
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path path : all) {
                @Nullable Entry entry = entry(path);
                if (entry != null && found.putIfAbsent(entry.name(), path) == null) entries.add(entry);
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw new IOException(folder + " is no folder; make it, or correct files.folder", e);
        } catch (AccessDeniedException e) {
            throw new IOException(folder + " may not be listed; let the user that this runs as read it", e);
        } catch (DirectoryIteratorException e) {
            throw new IOException(folder + " cannot be listed: " + e.getMessage(), e);
        }
        paths = found;
        return entries;
    }

    /** Null where it is gone, hidden, or no file. */
    private static @Nullable Entry entry(Path path) throws IOException {
        String name = String.valueOf(path.getFileName());
        if (name.startsWith(".")) return null;
        try {
            BasicFileAttributes found =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return found.isRegularFile()
                    ? new Entry(name, found.size(), found.lastModifiedTime().toInstant())
                    : null;
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    @Override
    public Optional<Path> fetch(Entry entry) throws IOException {
        Optional<Path> path = asListed(entry);
        if (path.isPresent() && !Files.isReadable(path.get()))
            throw new FileSystemException(
                    path.get().toString(), null, "may not be read; let the user that this runs as read it");
        return path;
    }

    @Override
    public void release(Path content) {}

    private Optional<Path> asListed(Entry entry) throws IOException {
        @Nullable Path path = paths.get(entry.name());
        return path != null && entry.equals(entry(path)) ? Optional.of(path) : Optional.empty();
    }

    @Override
    public void mark(Entry entry, Mark mark) throws IOException {
        Optional<Path> from = asListed(entry);
        if (from.isEmpty()) return;
        try {
            move(from.get(), Files.createDirectories(folder.resolve(mark.folder())));
        } catch (FileSystemException e) {
            throw new IOException(
                    entry.name() + " is read, but cannot be moved into " + folder.resolve(mark.folder()) + " ("
                            + e.getClass().getSimpleName() + "); let the user that this runs as write to the folder",
                    e);
        }
    }

    private static void move(Path from, Path into) throws IOException {
        Path name = from.getFileName();
        Path to = into.resolve(name);
        for (int copy = 1; ; copy++) {
            try {
                Files.move(from, to);
                return;
            } catch (FileAlreadyExistsException e) {
                // An earlier file of that name stays; this one gets the next number.
                to = into.resolve(name + "." + copy);
            }
        }
    }

    @Override
    public void close() {}
}
