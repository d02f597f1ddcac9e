package io.onefold.profile.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.CompactRangeOptions.BottommostLevelCompaction;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatchWithIndex;
import org.rocksdb.WriteOptions;

/** RocksDB, opened with the store's families. Reading and writing are safe from any thread, also while it closes. */
final class Database implements AutoCloseable {
    private static final int BLOOM_BITS = 10;

    /** For all families together; RocksDB's default is 64 MB each, and a log of writes four times as large. */
    private static final long WRITE_BYTES = 32L * 1024 * 1024;

    private final ReentrantReadWriteLock open = new ReentrantReadWriteLock();
    private final Map<Family, ColumnFamilyHandle> families = new EnumMap<>(Family.class);
    private final List<AutoCloseable> natives = new ArrayList<>();
    private final RocksDB rocks;
    private boolean closed;

    private Database(Path directory, long cacheBytes) throws RocksDBException {
        DBOptions options = kept(new DBOptions()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setDbWriteBufferSize(WRITE_BYTES)
                .setMaxTotalWalSize(WRITE_BYTES));
        ColumnFamilyOptions family = kept(familyOptions(cacheBytes));
        List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
        for (Family each : Family.values()) descriptors.add(new ColumnFamilyDescriptor(each.label(), family));
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        rocks = RocksDB.open(options, directory.toString(), descriptors, handles);
        for (Family each : Family.values()) families.put(each, handles.get(families.size()));
    }

    /** Opens the directory, made where it is missing. Only one process can have it open. */
    static Database open(Path directory, long cacheBytes) {
        try {
            Files.createDirectories(directory);
            RocksDB.loadLibrary();
            return new Database(directory, cacheBytes);
        } catch (IOException | RocksDBException e) {
            throw new StoreFailure(
                    "the profile store at " + directory
                            + " cannot be opened: check that no other process has it open and"
                            + " that the disk is writable; the directory may be deleted, it is then read anew from Kafka",
                    e);
        }
    }

    private ColumnFamilyOptions familyOptions(long cacheBytes) {
        Cache cache = kept(new LRUCache(cacheBytes));
        BlockBasedTableConfig table = new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setCacheIndexAndFilterBlocks(true)
                .setPinL0FilterAndIndexBlocksInCache(true)
                .setFilterPolicy(kept(new BloomFilter(BLOOM_BITS)));
        return new ColumnFamilyOptions()
                .setTableFormatConfig(table)
                .setCompressionType(CompressionType.LZ4_COMPRESSION);
    }

    private <N extends AutoCloseable> N kept(N nativeObject) {
        natives.add(nativeObject);
        return nativeObject;
    }

    /** Asks with one unchanging view of all families. */
    <T> T read(Function<DatabaseView, T> question) {
        open.readLock().lock();
        try {
            requireOpen();
            try (DatabaseView view = new DatabaseView(rocks, families)) {
                return question.apply(view);
            }
        } finally {
            open.readLock().unlock();
        }
    }

    /** Makes all changes or none. */
    void write(Consumer<DatabaseBatch> changes) {
        open.readLock().lock();
        try (WriteBatchWithIndex batch = new WriteBatchWithIndex(true);
                WriteOptions options = new WriteOptions()) {
            requireOpen();
            try (DatabaseBatch changing = new DatabaseBatch(rocks, families, batch)) {
                changes.accept(changing);
            }
            rocks.write(options, batch);
        } catch (RocksDBException e) {
            throw new StoreFailure("the profile store could not be written: check the disk", e);
        } finally {
            open.readLock().unlock();
        }
    }

    /** Writes all files anew, with nothing that was replaced or deleted; the log of writes begins anew. */
    void compact() {
        open.readLock().lock();
        try (FlushOptions flush = new FlushOptions().setWaitForFlush(true);
                CompactRangeOptions whole = new CompactRangeOptions()
                        .setExclusiveManualCompaction(false)
                        .setBottommostLevelCompaction(BottommostLevelCompaction.kForce)) {
            requireOpen();
            rocks.flush(flush, List.copyOf(families.values()));
            for (ColumnFamilyHandle family : families.values()) rocks.compactRange(family, null, null, whole);
        } catch (RocksDBException e) {
            throw new StoreFailure("the profile store could not be compacted: check the disk", e);
        } finally {
            open.readLock().unlock();
        }
    }

    private void requireOpen() {
        if (closed) throw new IllegalStateException("the profile store is closed");
    }

    @Override
    public void close() {
        open.writeLock().lock();
        try {
            if (closed) return;
            closed = true;
            families.values().forEach(ColumnFamilyHandle::close);
            rocks.close();
            for (AutoCloseable each : natives.reversed()) each.close();
        } catch (Exception e) {
            throw new StoreFailure("the profile store did not close", e);
        } finally {
            open.writeLock().unlock();
        }
    }
}
