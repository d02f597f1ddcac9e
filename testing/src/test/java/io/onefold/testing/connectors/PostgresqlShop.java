package io.onefold.testing.connectors;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A shop on PostgreSQL. */
record PostgresqlShop(EmbeddedPostgres postgres) implements ShopDatabase {
    /** With so many customers of one order of two lines each. */
    static PostgresqlShop start(int customers) throws IOException, SQLException {
        PostgresqlShop shop = new PostgresqlShop(EmbeddedPostgres.builder()
                .setServerConfig("wal_level", "logical")
                .setServerConfig("fsync", "off")
                .setServerConfig("timezone", "Asia/Shanghai")
                .start());
        shop.execute(List.of("""
                create role reader superuser login;
                create table customers(
                  id text primary key, name text, phone text, email text, newsletter boolean,
                  updated_at timestamptz not null default now());
                create table orders(
                  id bigint primary key, customer_id text, status text, updated_at timestamptz not null default now());
                create table order_lines(
                  order_id bigint, line int, sku text, quantity numeric(10,2), amount numeric(12,2),
                  updated_at timestamptz not null default now(), primary key (order_id, line));
                alter table order_lines replica identity full;
                create table oddities(
                  id int primary key, note text, d date, t time, ts timestamp, tz timestamptz, big bigint, tiny smallint,
                  b boolean, num numeric(20,4), r real, f double precision, j jsonb, bytes bytea, list text[], u uuid,
                  empty text, updated_at timestamptz);
                insert into oddities values (
                  1, '李娜 😀', '1990-05-01', '10:11:12', '2026-11-22 09:30:00.5', '2026-11-22 09:30:00.25+08',
                  9223372036854775807, -1, true, 12345678901234.5600, 1.1, 2.5, '{"b": 1.50, "a": [1, "中"]}', '\\x00ff',
                  '{x,"y z"}', '00000000-0000-0000-0000-00000000abcd', null, '2026-11-22 09:30:00+08');
                """, """
                insert into customers
                  select 'c' || i, 'Name ' || i, '1390000' || lpad(i::text, 4, '0'), 'c' || i || '@shop.cn', i %% 2 = 0
                  from generate_series(1, %1$d) i;
                insert into orders select i, 'c' || i, 'placed' from generate_series(1, %1$d) i;
                insert into order_lines
                  select i, l, 'sku' || l, 1, 9.95 * l from generate_series(1, %1$d) i, generate_series(1, 2) l;
                """.formatted(customers)));
        return shop;
    }

    @Override
    public Connection connect() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    @Override
    public String block(Path password) {
        return """
                kind: postgresql
                postgresql:
                  host: 127.0.0.1
                  port: %d
                  database: postgres
                  user: reader
                  password: {file: '%s'}
                """.formatted(postgres.getPort(), password);
    }

    @Override
    public String container() {
        return "public";
    }

    @Override
    public String waiting() {
        return "select count(*) from pg_stat_activity where wait_event_type = 'Lock'";
    }

    @Override
    public String hold() {
        return "begin; lock table order_lines in access exclusive mode";
    }

    @Override
    public boolean isPasswordAsked() {
        return false;
    }

    @Override
    public void lockOut(String otherPassword) throws SQLException {
        execute(
                "alter role reader nologin",
                "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'reader'");
    }

    @Override
    public void letIn() throws SQLException {
        execute("alter role reader login");
    }

    @Override
    public String traces() {
        return "select (select count(*) from pg_replication_slots) + (select count(*) from pg_publication)";
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
