package io.onefold.profile.store;

import java.util.Arrays;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Snapshot;

/** All families as they were at one moment. Of one thread. */
final class DatabaseView implements AutoCloseable {
    private final RocksDB rocks;
    private final Map<Family, ColumnFamilyHandle> families;
    private final Snapshot moment;
    private final ReadOptions options;

    DatabaseView(RocksDB rocks, Map<Family, ColumnFamilyHandle> families) {
        this.rocks = rocks;
        this.families = families;
        this.moment = rocks.getSnapshot();
        this.options = new ReadOptions().setSnapshot(moment);
    }

    byte @Nullable [] get(Family family, byte[] key) {
        try {
            return rocks.get(families.get(family), options, key);
        } catch (RocksDBException e) {
            throw new StoreFailure("the profile store could not be read: check the disk", e);
        }
    }

    /** Visits entries in order, from a key on, as long as keys begin with the prefix and the visitor wants more. */
    void scan(Family family, byte[] from, byte[] prefix, BiPredicate<byte[], byte[]> visitor) {
        try (RocksIterator entries = rocks.newIterator(families.get(family), options)) {
            entries.seek(from);
            while (entries.isValid() && startsWith(entries.key(), prefix)) {
                if (!visitor.test(entries.key(), entries.value())) return;
                entries.next();
            }
            entries.status();
        } catch (RocksDBException e) {
            throw new StoreFailure("the profile store could not be read: check the disk", e);
        }
    }

    private static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    @Override
    public void close() {
        options.close();
        rocks.releaseSnapshot(moment);
        moment.close();
    }
}
