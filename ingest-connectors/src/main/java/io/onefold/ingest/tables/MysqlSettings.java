package io.onefold.ingest.tables;

import io.onefold.ingest.Fate;
import io.onefold.ingest.Source;
import io.onefold.ingest.connector.Again;
import io.onefold.ingest.connector.Secrets;
import io.onefold.ingest.connector.Setup;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;

/**
 * A MySQL server.
 *
 * @param serverId what it knows this reader of its log by; 0: another at each start
 */
record MysqlSettings(DatabaseSettings server, long serverId) implements Setup.Captured {
    /** Above what administrators number their servers by. */
    private static final long FIRST_DRAWN = 1L << 30;

    private static final String HISTORY = "schema.history.internal";

    @Override
    public String taskClass() {
        return "io.debezium.connector.mysql.MySqlConnectorTask";
    }

    @Override
    public Map<String, String> properties(Source source, Secrets secrets, CaptureMemory memory) throws IOException {
        Map<String, String> p = server.properties(source, secrets);
        p.put("connector.class", "io.debezium.connector.mysql.MySqlConnector");
        p.put("database.ssl.mode", MysqlDialect.tls(server.tls()));
        p.put("database.server.id", String.valueOf(serverId == 0 ? drawn() : serverId));
        p.put("bigint.unsigned.handling.mode", "precise");
        p.put("include.schema.changes", "false");
        // The server then says something at least every eight seconds.
        p.put("connect.keep.alive.interval.ms", "10000");
        // The log tells values by place alone: what the tables were like there must outlive this worker
        // (docs/adr/0012).
        p.put(HISTORY, "io.debezium.storage.kafka.history.KafkaSchemaHistory");
        p.put(HISTORY + ".kafka.topic", memory.topic());
        p.put(HISTORY + ".kafka.bootstrap.servers", memory.bootstrap());
        memory.kafka().forEach((key, value) -> {
            p.put(HISTORY + ".producer." + key, value);
            p.put(HISTORY + ".consumer." + key, value);
        });
        p.put(HISTORY + ".store.only.captured.tables.ddl", "true");
        return p;
    }

    /** Its client connects again by itself, without a word, and with the password that it had: for ever, where that was replaced. */
    @Override
    public Optional<Duration> mostSilence() {
        return Optional.of(Duration.ofSeconds(45));
    }

    /** Two readers of one number would throw each other out. */
    private static long drawn() {
        return ThreadLocalRandom.current().nextLong(FIRST_DRAWN, 2 * FIRST_DRAWN);
    }

    @Override
    public BiFunction<ChangedRow, Instant, Fate> rows(Source source) {
        return new TableReading(source, server.tables())::read;
    }

    @Override
    public Optional<Again> again(Source source) {
        return Optional.of(new TableReading(source, server.tables())::again);
    }

    @Override
    public TableQueries queries(Secrets secrets, Drivers drivers) {
        return new TableQueries(new MysqlDialect(server.tls()), server, secrets, drivers);
    }
}
