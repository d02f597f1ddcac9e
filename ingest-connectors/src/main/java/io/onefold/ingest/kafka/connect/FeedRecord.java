package io.onefold.ingest.kafka.connect;

import io.onefold.ingest.feed.Position;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;

/** A record of our own topics on its way through Connect, as bytes, with the position that follows it. */
final class FeedRecord extends SourceRecord {
    private static final long serialVersionUID = 1L;

    private final transient Position position;
    private volatile boolean stored;

    private FeedRecord(
            ProducerRecord<byte[], byte[]> record, Map<String, String> partition, Position position, Headers headers) {
        super(
                partition,
                position.place(),
                record.topic(),
                null,
                Schema.BYTES_SCHEMA,
                record.key(),
                Schema.BYTES_SCHEMA,
                record.value(),
                record.timestamp(),
                headers);
        this.position = position;
    }

    static FeedRecord of(ProducerRecord<byte[], byte[]> record, String source, Position position) {
        ConnectHeaders headers = new ConnectHeaders();
        record.headers().forEach(header -> headers.addBytes(header.key(), header.value()));
        return new FeedRecord(record, partition(source, position.stream()), position, headers);
    }

    /** A minute says nothing of where the source is; it has a stream that nobody asks for. */
    static SourceRecord ofMinute(ProducerRecord<byte[], byte[]> record, String source) {
        return of(record, source, new Position(Map.of("minutes", ""), Map.of("at", record.timestamp())));
    }

    /** What Connect keeps a position under. */
    static Map<String, String> partition(String source, Map<String, String> stream) {
        Map<String, String> partition = new HashMap<>(stream);
        partition.put("source", source);
        return partition;
    }

    Position position() {
        return position;
    }

    void markStored() {
        stored = true;
    }

    boolean isStored() {
        return stored;
    }
}
