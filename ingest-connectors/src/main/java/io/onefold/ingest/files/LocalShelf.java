package io.onefold.ingest.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** A folder of this machine. Links are not followed, so nothing outside the folder is ever read. */
final class LocalShelf implements Shelf {
    private final Path folder;

    LocalShelf(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<Entry> list() throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            for (Path path : paths) add(path, entries);
        } catch (NoSuchFileException e) {
            throw new IOException(folder + " does not exist; make the folder, or correct files.folder", e);
        }
        return entries;
    }

    private static void add(Path path, List<Entry> entries) throws IOException {
        String name = String.valueOf(path.getFileName());
        if (name.startsWith(".")) return;
        try {
            BasicFileAttributes found =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (found.isRegularFile())
                entries.add(
                        new Entry(name, found.size(), found.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException e) {
            // Whoever put it there has taken it away again.
        }
    }

    @Override
    public Path fetch(Entry entry) {
        return folder.resolve(entry.name());
    }

    @Override
    public void mark(Entry entry, Mark mark) throws IOException {
        Path into = Files.createDirectories(folder.resolve(mark.folder()));
        Path from = folder.resolve(entry.name());
        for (int copy = 0; Files.exists(from, LinkOption.NOFOLLOW_LINKS); copy++) {
            try {
                Files.move(from, into.resolve(copy == 0 ? entry.name() : entry.name() + "." + copy));
            } catch (FileAlreadyExistsException e) {
                // An earlier file of that name stays; this one gets the next number.
            }
        }
    }

    @Override
    public void close() {}
}
