package io.onefold.ingest.files;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Where files are put for us to take. Used by one thread. */
interface Shelf extends AutoCloseable {
    /**
     * A file on it.
     *
     * @param name without any folder
     */
    record Entry(String name, long bytes, Instant modified) {}

    /** The files that are there, in no order; none that is hidden, a folder or a link. */
    List<Entry> list() throws IOException;

    /** A file's content on this machine, for as long as the file is not marked. */
    Path fetch(Entry entry) throws IOException;

    /** Moves a file that was taken out of the way, into a folder beside it. Nothing where it is gone already. */
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
