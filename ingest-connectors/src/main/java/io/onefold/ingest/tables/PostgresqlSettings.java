package io.onefold.ingest.tables;

import io.onefold.ingest.Fate;
import io.onefold.ingest.Source;
import io.onefold.ingest.connector.Again;
import io.onefold.ingest.connector.Secrets;
import io.onefold.ingest.connector.Setup;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A PostgreSQL database.
 *
 * @param slot the replication slot, which keeps the log until it was read
 */
record PostgresqlSettings(DatabaseSettings server, String database, String slot, String publication)
        implements Setup.Captured {

    @Override
    public String taskClass() {
        return "io.debezium.connector.postgresql.PostgresConnectorTask";
    }

    @Override
    public Map<String, String> properties(Source source, Secrets secrets, CaptureMemory memory) throws IOException {
        Map<String, String> p = server.properties(source, secrets);
        p.put("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
        p.put("database.dbname", database);
        p.put("database.sslmode", server.tls());
        p.put("plugin.name", "pgoutput");
        p.put("slot.name", slot);
        p.put("publication.name", publication);
        p.put("publication.autocreate.mode", "filtered");
        p.put("interval.handling.mode", "string");
        p.put("hstore.handling.mode", "json");
        return p;
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
        return new TableQueries(
                new PostgresqlDialect(database, server.tls(), slot, publication), server, secrets, drivers);
    }
}
