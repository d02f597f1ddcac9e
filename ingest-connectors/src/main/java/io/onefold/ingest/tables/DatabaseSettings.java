package io.onefold.ingest.tables;

import io.onefold.ingest.Source;
import io.onefold.ingest.connector.SecretReference;
import io.onefold.ingest.connector.Secrets;
import io.onefold.ingest.description.Block;
import io.onefold.ingest.mapping.Mapping;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What every database whose tables are read has.
 *
 * @param tls how far the connection is secured, a word of {@link #TLS}
 * @param snapshot whether the rows that are there are read: {@code first} time, {@code never}, or {@code always} at a start
 * @param tables by name, with the schema's or in MySQL the database's before it
 */
record DatabaseSettings(
        String host,
        int port,
        String user,
        SecretReference password,
        String tls,
        String snapshot,
        SortedMap<String, Mapping> tables) {
    /** As PostgreSQL's clients write and mean them. */
    static final List<String> TLS = List.of("disable", "prefer", "require", "verify-ca", "verify-full");

    private static final List<String> KEYS = List.of("host", "port", "user", "password", "tls", "snapshot", "tables");

    /** These keys and a kind's own. */
    static List<String> keysAnd(String... own) {
        return Stream.concat(KEYS.stream(), Stream.of(own)).toList();
    }

    /** @param example of a table's name */
    static DatabaseSettings read(Block block, int port, String example) {
        return new DatabaseSettings(
                block.required("host"),
                block.count("port", port, 1, 65_535),
                block.required("user"),
                SecretReference.required(block.problems(), block.key("password"), block.node("password")),
                block.oneOf("tls", "prefer", TLS),
                block.oneOf("snapshot", "first", List.of("first", "never", "always")),
                TablesBlock.read(block, example));
    }

    /** What a task of Debezium is told of any database. */
    Map<String, String> properties(Source source, Secrets secrets) throws IOException {
        Map<String, String> p = new TreeMap<>();
        p.put("name", source.name());
        p.put("topic.prefix", source.name().replaceAll("[^A-Za-z0-9_.-]", "_"));
        p.put("database.hostname", host);
        p.put("database.port", String.valueOf(port));
        p.put("database.user", user);
        p.put("database.password", secrets.reveal(password));
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
        p.put("binary.handling.mode", "base64");
        p.put("tombstones.on.delete", "false");
        // Moves the place in the log on while others write to tables that are not ours.
        p.put("heartbeat.interval.ms", "10000");
        // We wait and try again ourselves, and say why meanwhile; Debezium would wait ten seconds without a word.
        p.put("retriable.restart.connector.wait.ms", "1");
        return p;
    }
}
