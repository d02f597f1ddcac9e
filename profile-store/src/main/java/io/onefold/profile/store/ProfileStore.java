package io.onefold.profile.store;

import io.onefold.schemas.binary.ByteReader;
import io.onefold.schemas.binary.ByteWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

/**
 * The profile store on disk. Safe against a crash at any moment: it then is as it was after some write, and knows how far it had
 * read. The reader is thread-safe and may be used until, and while, the store closes; later reads throw {@link IllegalStateException}.
 */
public final class ProfileStore implements AutoCloseable {
    /** Raised when the layout of any family changes; files of another layout are read anew. */
    private static final long LAYOUT_VERSION = 3;

    private static final byte[] LAYOUT_KEY = StoreKeys.text("layout");

    private static final byte[] TIDIED_KEY = StoreKeys.text("tidied");

    private final Database database;

    private ProfileStore(Database database) {
        this.database = database;
    }

    /**
     * Opens a store, made where it is missing. Files of another release's layout are deleted, to be read anew.
     *
     * @param directory the store's own; one process at a time
     * @param cacheBytes memory for blocks that were read
     * @throws StoreFailure where it cannot be opened; the message says what to do
     */
    public static ProfileStore open(Path directory, long cacheBytes) {
        Database database = Database.open(directory, cacheBytes);
        if (!database.read(ProfileStore::isReadable)) {
            database.close();
            StoreFiles.delete(directory);
            return open(directory, cacheBytes);
        }
        database.write(batch -> batch.put(Family.META, LAYOUT_KEY, layout()));
        return new ProfileStore(database);
    }

    private static boolean isReadable(DatabaseView view) {
        byte[] layout = view.get(Family.META, LAYOUT_KEY);
        return layout == null || Arrays.equals(layout, layout());
    }

    private static long tidied(DatabaseView view) {
        byte[] last = view.get(Family.META, TIDIED_KEY);
        return last == null ? Long.MIN_VALUE : new ByteReader(last).fixed();
    }

    private static byte[] layout() {
        return new ByteWriter()
                .fixed(LAYOUT_VERSION)
                .fixed(ProfileBytes.schemaFingerprint())
                .toBytes();
    }

    /** Answers questions. */
    public ProfileReader reader() {
        return new DatabaseReader(database);
    }

    /** Takes changes; to be used by one thread at a time. */
    public ProfileWriter writer() {
        return new DatabaseWriter(database);
    }

    /**
     * Takes what was replaced or deleted off the disk, where this was not done since an instant: until then its bytes stay in the files. It
     * writes every file anew, and may take minutes; reading and writing go on meanwhile.
     *
     * @return whether it was done
     */
    public boolean tidy(Instant notSince, Instant now) {
        if (database.read(ProfileStore::tidied) > notSince.toEpochMilli()) return false;
        database.compact();
        database.write(batch -> batch.put(
                Family.META,
                TIDIED_KEY,
                new ByteWriter().fixed(now.toEpochMilli()).toBytes()));
        return true;
    }

    @Override
    public void close() {
        database.close();
    }
}
