package io.onefold.ingest.tables;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** MySQL, by Connector/J. */
record MysqlDialect(String tls) implements Dialect {
    /** Rights that reading the log needs, of which the user must have one of each line. */
    private static final List<List<String>> RIGHTS = List.of(
            List.of("REPLICATION SLAVE"),
            List.of("REPLICATION CLIENT"),
            List.of("RELOAD", "FLUSH_TABLES", "LOCK TABLES"));

    @Override
    public String driver() {
        return "com.mysql.cj.jdbc.Driver";
    }

    @Override
    public String url(String host, int port) {
        return "jdbc:mysql://" + host + ":" + port + "/";
    }

    @Override
    public Properties properties() {
        Properties properties = new Properties();
        properties.put("sslMode", tls(tls).toUpperCase(Locale.ROOT));
        properties.put("connectTimeout", "10000");
        properties.put("tinyInt1isBit", "false");
        properties.put("zeroDateTimeBehavior", "CONVERT_TO_NULL");
        properties.put("connectionTimeZone", "UTC");
        properties.put("forceConnectionTimeZoneToSession", "true");
        if (tls.equals("disable")) properties.put("allowPublicKeyRetrieval", "true");
        return properties;
    }

    /** What MySQL's clients call it. */
    static String tls(String word) {
        return switch (word) {
            case "disable" -> "disabled";
            case "require" -> "required";
            case "verify-ca" -> "verify_ca";
            case "verify-full" -> "verify_identity";
            default -> "preferred";
        };
    }

    @Override
    public String quoted(String table) {
        return quote(Place.containerOf(table)) + "." + quote(Place.nameOf(table));
    }

    private static String quote(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    @Override
    public Place place(String table) {
        return new Place(Place.containerOf(table), null, Place.nameOf(table));
    }

    @Override
    public String estimate() {
        return "select table_rows from information_schema.tables where table_schema = ? and table_name = ?";
    }

    @Override
    public boolean isMoment(String typeName) {
        return typeName.equals("TIMESTAMP");
    }

    @Override
    public List<String> obstacles(Connection connection, List<String> tables) throws SQLException {
        Answers answers = new Answers(connection);
        List<String> obstacles = new ArrayList<>();
        if (answers.text("select version()").contains("MariaDB"))
            obstacles.add("this is a MariaDB server, which kind: mysql cannot read");
        if (answers.text("select @@global.log_bin").equals("0")) {
            obstacles.add("the binary log is off; set log_bin and server_id and restart the server");
            return obstacles;
        }
        check(answers, "binlog_format", "ROW", obstacles);
        check(answers, "binlog_row_image", "FULL", obstacles);
        String granted = String.join("\n", answers.texts("show grants")).toUpperCase(Locale.ROOT);
        // A role's rights are not told here; whether they do, the first start says.
        boolean hasRole = granted.lines().anyMatch(line -> !line.contains(" ON "));
        for (List<String> anyOf : RIGHTS)
            if (!hasRole
                    && !granted.contains("ALL PRIVILEGES ON *.*")
                    && anyOf.stream().noneMatch(granted::contains))
                obstacles.add("the user lacks " + anyOf.getFirst() + ": GRANT " + anyOf.getFirst() + " ON *.* TO ...");
        return obstacles;
    }

    private static void check(Answers answers, String variable, String wanted, List<String> obstacles)
            throws SQLException {
        String value = answers.text("select @@global." + variable);
        if (!value.equals(wanted)) obstacles.add(variable + " is " + value + "; set it to " + wanted);
    }
}
