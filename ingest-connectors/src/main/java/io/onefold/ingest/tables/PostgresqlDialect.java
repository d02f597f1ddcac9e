package io.onefold.ingest.tables;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** PostgreSQL, version 10 and newer. */
record PostgresqlDialect(String database, String tls, String slot, String publication) implements Dialect {
    @Override
    public String driver() {
        return "org.postgresql.Driver";
    }

    @Override
    public String url(String host, int port) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    @Override
    public Properties properties() {
        Properties properties = new Properties();
        properties.put("sslmode", tls);
        properties.put("connectTimeout", "10");
        properties.put("ApplicationName", "onefold");
        return properties;
    }

    @Override
    public String quoted(String table) {
        return quote(Place.containerOf(table)) + "." + quote(Place.nameOf(table));
    }

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public Place place(String table) {
        return new Place(null, Place.containerOf(table), Place.nameOf(table));
    }

    @Override
    public String estimate() {
        // A table that was never analysed has -1.
        return "select greatest(c.reltuples, 0)::bigint from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                + " where n.nspname = ? and c.relname = ?";
    }

    @Override
    public boolean isMoment(String typeName) {
        return typeName.equals("timestamptz");
    }

    @Override
    public List<String> obstacles(Connection connection, List<String> tables) throws SQLException {
        Answers answers = new Answers(connection);
        List<String> obstacles = new ArrayList<>();
        String level = answers.text("show wal_level");
        if (!level.equals("logical"))
            obstacles.add("wal_level is " + level + "; set it to logical and restart the database");
        if (answers.text("select rolreplication or rolsuper from pg_roles where rolname = current_user")
                .equals("f")) obstacles.add("the user lacks the attribute REPLICATION: ALTER ROLE ... REPLICATION");
        if (answers.text("select count(*) from pg_publication where pubname = ?", publication)
                .equals("0")) addMissingPublication(answers, tables, obstacles);
        boolean hasSlot = !answers.text("select count(*) from pg_replication_slots where slot_name = ?", slot)
                .equals("0");
        boolean isFull = answers.text(
                        "select count(*) >= current_setting('max_replication_slots')::int from pg_replication_slots")
                .equals("t");
        if (!hasSlot && isFull) obstacles.add("no replication slot is free: drop one, or raise max_replication_slots");
        return obstacles;
    }

    /** The first start makes it, which the owner of the tables alone may. */
    private void addMissingPublication(Answers answers, List<String> tables, List<String> obstacles)
            throws SQLException {
        boolean mayMake = answers.text("select has_database_privilege(current_database(), 'CREATE')")
                .equals("t");
        for (String table : tables)
            mayMake &= answers.text(
                            "select count(*) from pg_tables where schemaname = ? and tablename = ?"
                                    + " and pg_has_role(current_user, tableowner, 'USAGE')",
                            Place.containerOf(table),
                            Place.nameOf(table))
                    .equals("1");
        if (!mayMake)
            obstacles.add("there is no publication " + publication + ", and the user may not make it:"
                    + " CREATE PUBLICATION " + publication + " FOR TABLE " + String.join(", ", tables));
    }
}
