package io.onefold.ingest.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onefold.ingest.connector.Connector;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.tables.ChangedRow;
import io.onefold.schemas.QuarantineReason;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** {@code kind: postgresql} and {@code mysql}: versions of rows as a database's log tells them; the database itself is in CapturedTablesIT. */
final class TablesContract implements Contract {
    private static final JsonMapper JSON = new JsonMapper();

    private final String table;
    private final RowReader reader;

    private TablesContract(String kind, String table, Path temporary) {
        this.table = table;
        Connector connector = Reader.connector("""
                kind: %1$s
                channel: member
                %1$s:
                  host: db.shop.example
                  %4$s
                  user: onefold
                  password: {file: '%2$s'}
                  tables:
                    %3$s:
                      event: {value: Changed}
                      time: {column: at}
                      identifiers: {email: mail}
                """.formatted(
                kind, temporary.resolve(Bench.CREDENTIAL), table, kind.equals("postgresql") ? "database: shop" : ""));
        reader = new RowReader(((Setup.Captured) connector.setup()).rows(connector.source()));
    }

    static TablesContract ofPostgresql(Path temporary) {
        return new TablesContract("postgresql", "public.customers", temporary);
    }

    static TablesContract ofMysql(Path temporary) {
        return new TablesContract("mysql", "shop.customers", temporary);
    }

    @Override
    public Sample good(int number, Instant at) {
        return asRow(Sample.good(JsonRecord.of(number, at)));
    }

    @Override
    public Sample bad(Trouble trouble) {
        return asRow(
                switch (trouble) {
                    case MALFORMED ->
                        Sample.bad(
                                JsonRecord.of(77, Reader.NOW).replace(Reader.NOW.toString(), "yesterday"),
                                QuarantineReason.WRONG_TYPE);
                    case OVERSIZE -> JsonRecord.oversize(32 * 1024);
                    case WRONG_ENCODING -> throw new IllegalArgumentException("see meaningless");
                    case FIELD_GONE -> JsonRecord.withoutMail();
                });
    }

    /** Quarantine keeps a row with its table, its key and the time of its change; of one that is too large the beginning. */
    private static Sample asRow(Sample columns) {
        String text = columns.text();
        return columns.keeping(Sample.Kept.holding(text.substring(0, Math.min(text.length(), 100))));
    }

    @Override
    public Sample withNewField(int number, Instant at) {
        return asRow(Sample.good(JsonRecord.widened(number, at)));
    }

    @Override
    public void has(List<Sample> samples) throws JsonProcessingException {
        for (Sample each : samples) {
            ObjectNode columns = (ObjectNode) JSON.readTree(each.text());
            ObjectNode key = JSON.createObjectNode().set("number", columns.path("number"));
            reader.add(new ChangedRow(table, ChangedRow.Operation.UPDATE, key, columns, Reader.NOW.toEpochMilli()));
        }
    }

    @Override
    public Reader reader() {
        return reader;
    }

    @Override
    public Map<Clause, String> meaningless() {
        Map<Clause, String> meaningless = new EnumMap<>(Clause.class);
        for (Clause ofTheDatabase : List.of(
                Clause.SOURCE_DOWN,
                Clause.WRONG_CREDENTIAL,
                Clause.ROTATED_CREDENTIAL,
                Clause.SLOW_KAFKA,
                Clause.KILLED))
            meaningless.put(ofTheDatabase, "a row has no part in it; CapturedTablesIT reads a real database");
        meaningless.put(Clause.WRONG_ENCODING, "a database has one encoding, which its driver decodes");
        return meaningless;
    }

    @Override
    public void close() {}
}
