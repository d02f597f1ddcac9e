package io.onefold.app.sample.systems;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A PostgreSQL of the company's own, with logical replication. What is in it stays there for the next start. */
final class ShopServer implements AutoCloseable {
    private static final String TABLES = """
            create table if not exists customers(
              id text primary key, name text, email text, updated_at timestamptz not null);
            create table if not exists orders(
              id text primary key, customer_id text, email text, phone text, status text not null,
              updated_at timestamptz not null);
            create table if not exists order_lines(
              order_id text, line text, product text, category text, quantity numeric(10), amount numeric(12,2),
              updated_at timestamptz not null, primary key (order_id, line));
            alter table order_lines add column if not exists brand text,
              add column if not exists discount numeric(12,2), add column if not exists cost numeric(12,2);
            alter table order_lines replica identity full;
            """;

    private final EmbeddedPostgres postgres;

    private ShopServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /**
     * Starts it.
     *
     * @throws IOException where this machine does not run it
     */
    static ShopServer start(Path folder) throws IOException, SQLException {
        Path data = folder.resolve("tables");
        Files.createDirectories(folder);
        endLeftOver(data);
        File log = folder.resolve("postgresql.log").toFile();
        try {
            ShopServer server = new ShopServer(EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(folder.resolve("program").toFile())
                    .setServerConfig("wal_level", "logical")
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log))
                    .start());
            server.execute(TABLES);
            return server;
        } catch (IllegalStateException e) {
            throw new IOException("PostgreSQL does not run here (" + e.getMessage() + "); its log is " + log, e);
        }
    }

    /** One that went on after its installation was killed: nobody else has this folder's tables open. */
    private static void endLeftOver(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) return;
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 2 || !lines.get(1).equals(data.toString())) return;
        ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                .ifPresent(process -> {
                    process.destroyForcibly();
                    process.onExit().join();
                });
        Files.deleteIfExists(file);
    }

    int port() {
        return postgres.getPort();
    }

    Connection connect() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
