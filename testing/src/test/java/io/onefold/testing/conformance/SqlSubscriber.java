package io.onefold.testing.conformance;

import io.onefold.testing.installation.CompiledExample;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database with the tables of docs/examples/subscribers/subscriber.sql, and the Java example that follows the topics for it. */
final class SqlSubscriber implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final Connection connection;
    private final CompiledExample follower;

    SqlSubscriber(Path examples, Path folder) throws Exception {
        this.follower = CompiledExample.of(examples.resolve("FollowProfiles.java"), folder);
        this.postgres =
                EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        this.connection = postgres.getPostgresDatabase().getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(examples.resolve("subscriber.sql")));
        }
    }

    /** Applies what has come since the last time. */
    void catchUp(String brokers, String registry) throws Exception {
        follower.run(brokers, registry, postgres.getJdbcUrl("postgres", "postgres"));
    }

    /** The first column of what is found. */
    List<String> query(String statement, Object... values) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) prepared.setObject(i + 1, values[i]);
            List<String> found = new ArrayList<>();
            try (ResultSet rows = prepared.executeQuery()) {
                while (rows.next()) found.add(String.valueOf(rows.getString(1)));
            }
            return found;
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        connection.close();
        postgres.close();
    }
}
