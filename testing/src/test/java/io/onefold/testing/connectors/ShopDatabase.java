package io.onefold.testing.connectors;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A shop's database on a real PostgreSQL: customers, orders, and the lines of orders in a table of their own. */
final class ShopDatabase implements AutoCloseable {
    private static final String TABLES = """
            create table customers(
              id text primary key, name text, phone text, email text, newsletter boolean,
              updated_at timestamptz not null default now());
            create table orders(
              id bigint primary key, customer_id text, status text, updated_at timestamptz not null default now());
            create table order_lines(
              order_id bigint, line int, sku text, quantity numeric(10,2), amount numeric(12,2),
              updated_at timestamptz not null default now(), primary key (order_id, line));
            alter table order_lines replica identity full;
            """;

    private final EmbeddedPostgres postgres;

    private ShopDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Starts it, with so many customers of one order of two lines each. */
    static ShopDatabase start(int customers) throws IOException, SQLException {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("wal_level", "logical")
                .setServerConfig("fsync", "off")
                .start();
        ShopDatabase shop = new ShopDatabase(postgres);
        shop.execute(TABLES);
        shop.execute("""
                insert into customers
                  select 'c' || i, 'Name ' || i, '1390000' || lpad(i::text, 4, '0'), 'c' || i || '@shop.cn', i %% 2 = 0
                  from generate_series(1, %1$d) i;
                insert into orders select i, 'c' || i, 'placed' from generate_series(1, %1$d) i;
                insert into order_lines
                  select i, l, 'sku' || l, 1, 9.95 * l from generate_series(1, %1$d) i, generate_series(1, 2) l;
                """.formatted(customers));
        return shop;
    }

    int port() {
        return postgres.getPort();
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The sum of all lines. */
    BigDecimal revenue() throws SQLException {
        return number("select coalesce(sum(amount), 0) from order_lines");
    }

    /** How many rows all tables have. */
    long rows() throws SQLException {
        return number("select (select count(*) from customers) + (select count(*) from orders)"
                        + " + (select count(*) from order_lines)")
                .longValueExact();
    }

    private BigDecimal number(String query) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getBigDecimal(1);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
