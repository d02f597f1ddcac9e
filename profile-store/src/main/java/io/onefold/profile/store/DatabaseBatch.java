package io.onefold.profile.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatchWithIndex;

/** Changes that are made together; what it reads includes them. Of one thread. */
final class DatabaseBatch implements AutoCloseable {
    private final RocksDB rocks;
    private final Map<Family, ColumnFamilyHandle> families;
    private final WriteBatchWithIndex batch;
    private final ReadOptions options = new ReadOptions();

    DatabaseBatch(RocksDB rocks, Map<Family, ColumnFamilyHandle> families, WriteBatchWithIndex batch) {
        this.rocks = rocks;
        this.families = families;
        this.batch = batch;
    }

    byte @Nullable [] get(Family family, byte[] key) {
        try {
            return batch.getFromBatchAndDB(rocks, families.get(family), options, key);
        } catch (RocksDBException e) {
            throw new StoreFailure("the profile store could not be read: check the disk", e);
        }
    }

    void put(Family family, byte[] key, byte[] value) {
        try {
            batch.put(families.get(family), key, value);
        } catch (RocksDBException e) {
            throw new StoreFailure("a change to the profile store could not be prepared", e);
        }
    }

    void delete(Family family, byte[] key) {
        try {
            batch.delete(families.get(family), key);
        } catch (RocksDBException e) {
            throw new StoreFailure("a change to the profile store could not be prepared", e);
        }
    }

    @Override
    public void close() {
        options.close();
    }
}
