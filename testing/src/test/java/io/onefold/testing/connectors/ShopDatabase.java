package io.onefold.testing.connectors;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A shop's database on a real server: customers, orders, the lines of orders in a table of their own, and a table
 * {@code oddities} with a column of every type that is written in ways of its own.
 */
interface ShopDatabase extends AutoCloseable {
    /** A new connection of one who may do anything. */
    Connection connect() throws SQLException;

    /**
     * The block of a connector's description that reads it, with every key but {@code tables} in it.
     *
     * @param password the file that holds it
     */
    String block(Path password);

    /** What stands before the name of a table. */
    String container();

    /** A query of how many readers wait for a lock. */
    String waiting();

    /** A statement that keeps a reader from beginning or ending its snapshot, until its connection is closed. */
    String hold();

    /** A query of how many things a reader has left in the server. */
    String traces();

    /** Whether it wants a password, which zonky's PostgreSQL does not. */
    boolean isPasswordAsked();

    /** Ends the reader's connections and lets it in no more, or with another password alone. */
    void lockOut(String otherPassword) throws SQLException;

    /** Lets the reader in again, where another password is not enough for it. */
    void letIn() throws SQLException;

    /** Executes one statement after the other. */
    default void execute(String... statements) throws SQLException {
        execute(List.of(statements));
    }

    /** Executes one statement after the other. */
    default void execute(List<String> statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) statement.execute(sql);
        }
    }

    /** The sum of all lines. */
    default BigDecimal revenue() throws SQLException {
        return number("select coalesce(sum(amount), 0) from order_lines");
    }

    /** How many rows all tables have. */
    default long rows() throws SQLException {
        return number("select (select count(*) from customers) + (select count(*) from orders)"
                        + " + (select count(*) from order_lines) + (select count(*) from oddities)")
                .longValueExact();
    }

    /** The one number that a query answers. */
    default BigDecimal number(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getBigDecimal(1);
        }
    }

    @Override
    void close() throws IOException;
}
