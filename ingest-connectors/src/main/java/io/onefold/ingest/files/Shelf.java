package io.onefold.ingest.files;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where files are put for us to take. Connects when it is first needed, and again after a failure. Used by one thread. */
interface Shelf extends AutoCloseable {
    /**
     * A file on it. One that was changed is another entry.
     *
     * @param name without any folder
     */
    record Entry(String name, long bytes, Instant modified) {}

    /** The files that are there, in no order; none that is hidden, a folder or a link. */
    List<Entry> list() throws IOException;

    /**
     * A file's content on this machine, until it is released; empty where the file is gone, or no longer as it was listed.
     *
     * @throws java.nio.file.FileSystemException where this file cannot be read, but others may
     */
    Optional<Path> fetch(Entry entry) throws IOException;

    /** A content that was fetched is not needed any longer. */
    void release(Path content) throws IOException;

    /**
     * Moves a file that was taken out of the way, into a folder beside it. Nothing where it is gone, or where another has
     * taken its name: that one has not been read.
     */
    void mark(Entry entry, Mark mark) throws IOException;

    /** Lets go of where they are. */
    @Override
    void close();

    /** What became of a file; its folder is named like that. */
    enum Mark {
        /** Each of its records is stored, as a touchpoint or in quarantine. */
        DONE,
        /** It could not be read as the mapping says, and why is in quarantine. */
        REFUSED;

        String folder() {
            return this == DONE ? "done" : "refused";
        }
    }
}
