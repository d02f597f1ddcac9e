package io.onefold.ingest.tables;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** How one make of database is asked over JDBC. Nothing here changes anything at the database. */
sealed interface Dialect permits PostgresqlDialect, MysqlDialect {
    /** The driver's class. */
    String driver();

    String url(String host, int port);

    /** What the driver is told beside user and password. */
    Properties properties();

    /** A table's name, as a query writes it. */
    String quoted(String table);

    /** Where a table is, as the driver's metadata has it. */
    Place place(String table);

    /** A question with {@code ?} for a table's schema and name, answered with about how many rows it has. */
    String estimate();

    /** What keeps the log of changes of these tables from being read, in words; empty where nothing does. */
    List<String> obstacles(Connection connection, List<String> tables) throws SQLException;

    /** Whether a column of that type has times of a zone, so that they are one moment each. */
    boolean isMoment(String typeName);

    /** @param catalog null where the schema says it all, and the other way round */
    record Place(@Nullable String catalog, @Nullable String schema, String table) {
        /** Of {@code container.table}. */
        static String containerOf(String table) {
            return table.substring(0, table.indexOf('.'));
        }

        static String nameOf(String table) {
            return table.substring(table.indexOf('.') + 1);
        }
    }
}
