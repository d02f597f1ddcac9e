package io.onefold.ingest.tables;

import io.onefold.ingest.Fate;
import io.onefold.ingest.Source;
import io.onefold.ingest.connector.SecretReference;
import io.onefold.ingest.connector.Secrets;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.mapping.Mapping;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A PostgreSQL database.
 *
 * @param tls a mode of PostgreSQL's clients
 * @param slot the replication slot, which keeps the log until it was read
 * @param snapshot whether the rows that are there are read: {@code first} time, {@code never}, or {@code always} at a start
 */
record PostgresqlSettings(
        String host,
        int port,
        String database,
        String user,
        SecretReference password,
        String tls,
        String slot,
        String publication,
        String snapshot,
        SortedMap<String, Mapping> tables)
        implements Setup.Captured {

    @Override
    public String taskClass() {
        return "io.debezium.connector.postgresql.PostgresConnectorTask";
    }

    @Override
    public Map<String, String> properties(Source source, Secrets secrets) throws IOException {
        Map<String, String> p = new TreeMap<>();
        p.put("name", source.name());
        p.put("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
        p.put("topic.prefix", source.name().replaceAll("[^A-Za-z0-9_.-]", "_"));
        p.put("database.hostname", host);
        p.put("database.port", String.valueOf(port));
        p.put("database.dbname", database);
        p.put("database.user", user);
        p.put("database.password", secrets.reveal(password));
        p.put("database.sslmode", tls);
        p.put("plugin.name", "pgoutput");
        p.put("slot.name", slot);
        p.put("publication.name", publication);
        p.put("publication.autocreate.mode", "filtered");
        p.put("table.include.list", tables.keySet().stream().map(Pattern::quote).collect(Collectors.joining(",")));
        p.put(
                "snapshot.mode",
                switch (snapshot) {
                    case "never" -> "no_data";
                    case "always" -> "always";
                    default -> "initial";
                });
        // As text, digit by digit, and without loss.
        p.put("decimal.handling.mode", "string");
        p.put("time.precision.mode", "isostring");
        p.put("interval.handling.mode", "string");
        p.put("binary.handling.mode", "base64");
        p.put("hstore.handling.mode", "json");
        p.put("tombstones.on.delete", "false");
        // Keeps the slot moving while others write to tables that are not ours.
        p.put("heartbeat.interval.ms", "10000");
        return p;
    }

    @Override
    public BiFunction<ChangedRow, Instant, Fate> rows(Source source) {
        return new TableReading(source, tables)::read;
    }
}
