package io.onefold.ingest.tables;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onefold.ingest.connector.Secrets;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Properties;

/**
 * Asks a database for rows and about itself, over a connection that can only read: its log is not touched, nothing is locked
 * and nothing changed. Each question is a connection of its own.
 */
public final class TableQueries {
    private final Dialect dialect;
    private final DatabaseSettings settings;
    private final Secrets secrets;
    private final Drivers drivers;

    TableQueries(Dialect dialect, DatabaseSettings settings, Secrets secrets, Drivers drivers) {
        this.dialect = dialect;
        this.settings = settings;
        this.secrets = secrets;
        this.drivers = drivers;
    }

    /** Some question to a database. */
    @FunctionalInterface
    private interface Question<T> {
        T ask(Connection connection) throws SQLException, IOException;
    }

    /**
     * At most so many rows as a snapshot would tell them, of each table in turn.
     *
     * @throws IOException where the database or a table cannot be read, in words
     */
    public List<ChangedRow> sample(int most, Instant at) throws IOException {
        return ask(connection -> {
            Deque<Deque<ChangedRow>> tables = new ArrayDeque<>();
            for (String table : settings.tables().keySet()) tables.add(rows(connection, table, most, at));
            List<ChangedRow> sample = new ArrayList<>();
            while (!tables.isEmpty() && sample.size() < most) {
                Deque<ChangedRow> rows = tables.remove();
                if (rows.isEmpty()) continue;
                sample.add(rows.remove());
                tables.add(rows);
            }
            return sample;
        });
    }

    private Deque<ChangedRow> rows(Connection connection, String table, int most, Instant at)
            throws SQLException, IOException {
        List<String> key = key(connection, table);
        Deque<ChangedRow> found = new ArrayDeque<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from " + dialect.quoted(table) + " limit " + most)) {
            JdbcColumns columns = new JdbcColumns(dialect, rows);
            while (rows.next()) {
                ObjectNode row = columns.row();
                ObjectNode keyOf = JsonNodeFactory.instance.objectNode();
                key.forEach(column -> keyOf.set(column, row.path(column)));
                found.add(new ChangedRow(table, ChangedRow.Operation.SNAPSHOT, keyOf, row, at.toEpochMilli()));
            }
            return found;
        } catch (SQLException e) {
            throw new IOException("table " + table + ": " + SqlWords.of(e), e);
        }
    }

    private List<String> key(Connection connection, String table) throws SQLException {
        Dialect.Place place = dialect.place(table);
        List<String> key = new ArrayList<>();
        try (ResultSet columns =
                connection.getMetaData().getPrimaryKeys(place.catalog(), place.schema(), place.table())) {
            while (columns.next()) key.add(columns.getString("COLUMN_NAME"));
        }
        return key;
    }

    /** What keeps the log of changes from being read, in words; empty where nothing does. */
    public List<String> obstacles() throws IOException {
        return ask(connection ->
                dialect.obstacles(connection, List.copyOf(settings.tables().keySet())));
    }

    /** About how many rows all tables have together, as the database itself believes; 0 where it does not know. */
    public long expectedRows() throws IOException {
        return ask(connection -> {
            Answers answers = new Answers(connection);
            long all = 0;
            for (String table : settings.tables().keySet()) {
                Dialect.Place place = dialect.place(table);
                String rows = answers.text(dialect.estimate(), Dialect.Place.containerOf(table), place.table());
                all += rows.isEmpty() ? 0 : Long.parseLong(rows);
            }
            return all;
        });
    }

    private <T> T ask(Question<T> question) throws IOException {
        Properties properties = dialect.properties();
        properties.put("user", settings.user());
        properties.put("password", secrets.reveal(settings.password()));
        try (Connection connection =
                drivers.named(dialect.driver()).connect(dialect.url(settings.host(), settings.port()), properties)) {
            connection.setReadOnly(true);
            return question.ask(connection);
        } catch (SQLException e) {
            throw new IOException(SqlWords.of(e) + ", at " + settings.host() + ":" + settings.port(), e);
        }
    }
}
