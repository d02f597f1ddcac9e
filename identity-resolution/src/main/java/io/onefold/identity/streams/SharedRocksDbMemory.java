package io.onefold.identity.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One block cache and one budget of write buffers for all state stores of the process. Kafka Streams' default is 50 MB of cache and
 * 48 MB of buffers a store and partition, which with many partitions is without bound. Kafka Streams makes the setters itself, by the class's
 * name, so what they share can only be static.
 */
public final class SharedRocksDbMemory implements RocksDBConfigSetter {
    /** The configuration key of the bytes shared by all stores. */
    public static final String TOTAL_BYTES = "onefold.rocksdb.total.bytes";

    /** The configuration key of the age in seconds after which a file is compacted, so that erased values leave the disk. */
    public static final String COMPACTION_AGE_SECONDS = "onefold.rocksdb.compaction.age.seconds";

    private static final double BUFFERS_SHARE = 0.4;
    private static final long BUFFER_BYTES = 8L * 1024 * 1024;

    /** RocksDB takes memory for writes in blocks of 1 MB otherwise: with many small stores those alone are the whole budget. */
    private static final long ARENA_BLOCK_BYTES = 64L * 1024;

    /** Native memory, made once and kept until the process ends: every store that is open uses it. */
    private static final class Shared {
        private static final Object LOCK = new Object();
        private static @Nullable Cache cache;
        private static @Nullable WriteBufferManager buffers;

        private Shared() {}

        static void use(Options options, BlockBasedTableConfig table, long totalBytes) {
            synchronized (LOCK) {
                RocksDB.loadLibrary();
                Cache blocks = cache == null ? new LRUCache(totalBytes) : cache;
                WriteBufferManager writes =
                        buffers == null ? new WriteBufferManager((long) (totalBytes * BUFFERS_SHARE), blocks) : buffers;
                cache = blocks;
                buffers = writes;
                options.setWriteBufferManager(writes);
                table.setBlockCache(blocks);
            }
        }
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        // Kafka Streams measures the cache of this very object, and refuses another one.
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        Shared.use(options, table, number(configs, TOTAL_BYTES, 256L * 1024 * 1024));
        table.setCacheIndexAndFilterBlocks(true);
        table.setPinTopLevelIndexAndFilter(true);
        table.setFilterPolicy(new BloomFilter(10, false));
        options.setTableFormatConfig(table);
        options.setWriteBufferSize(BUFFER_BYTES);
        options.setArenaBlockSize(ARENA_BLOCK_BYTES);
        options.setMaxWriteBufferNumber(2);
        options.setCompressionType(CompressionType.LZ4_COMPRESSION);
        options.setPeriodicCompactionSeconds(number(configs, COMPACTION_AGE_SECONDS, 7L * 24 * 3_600));
    }

    private static long number(Map<String, Object> configs, String key, long otherwise) {
        Object value = configs.get(key);
        return value == null ? otherwise : Long.parseLong(value.toString());
    }

    @Override
    public void close(String storeName, Options options) {
        // The cache and the buffers are the process's, not the store's.
    }
}
