package io.onefold.testing.connectors;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.onefold.app.connectors.WorkerDrivers;
import io.onefold.app.local.Loopback;
import io.onefold.testing.process.Distribution;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** A shop on MySQL, whose server Maven brings with the profile {@code simulation}. It listens on the loopback address. */
final class MysqlShop implements ShopDatabase {
    private static final Path HOME = Path.of("target", "mysql").toAbsolutePath();
    private static final long MOST_SECONDS = 120;

    private final WorkerDrivers drivers;
    private final Driver driver;
    private final int port;
    private final Process server;

    private MysqlShop(WorkerDrivers drivers, int port, Process server) throws IOException {
        this.drivers = drivers;
        this.driver = drivers.named("com.mysql.cj.jdbc.Driver");
        this.port = port;
        this.server = server;
    }

    /** With so many customers of one order of two lines each; skips the calling test where the server cannot run. */
    static MysqlShop start(Path folder, int customers) throws Exception {
        Path program = HOME.resolve("bin").resolve("mysqld");
        assumeTrue(Files.exists(program), "no MySQL server: Maven's profile simulation brings it");
        assumeTrue(program.toFile().setExecutable(true));
        assumeTrue(
                new ProcessBuilder(program.toString(), "--no-defaults", "--version")
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0,
                "MySQL's server does not run here: it wants Debian's libaio1");
        Path data = Files.createDirectories(folder.resolve("mysql"));
        makeSystemTables(data);
        int port = Loopback.freePort();
        List<String> command = command(data);
        command.addAll(List.of(
                "--bind-address=" + Loopback.HOST,
                "--port=" + port,
                "--socket=" + data.resolve("socket"),
                "--skip-name-resolve",
                "--log-bin=binlog",
                "--server-id=1",
                "--binlog-format=ROW",
                "--character-set-server=utf8mb4",
                "--default-time-zone=+08:00"));
        MysqlShop shop = new MysqlShop(
                WorkerDrivers.in(Distribution.home().resolve("connect")),
                port,
                run(command, folder.resolve("mysql.log")));
        await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(() -> {
            shop.connect("").close();
            return true;
        });
        try (Connection first = shop.connect("")) {
            first.createStatement().execute("create database shop");
        }
        shop.fill(customers);
        return shop;
    }

    private static List<String> command(Path data) {
        return new ArrayList<>(List.of(
                HOME.resolve("bin").resolve("mysqld").toString(),
                "--no-defaults",
                "--user=" + System.getProperty("user.name"),
                "--basedir=" + HOME,
                "--datadir=" + data,
                "--innodb-use-native-aio=0",
                "--innodb-flush-log-at-trx-commit=0"));
    }

    private static Process run(List<String> command, Path log) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** As the server's own installation script does it, which wants Perl. */
    private static void makeSystemTables(Path data) throws IOException, InterruptedException {
        List<String> command = command(data);
        command.add("--bootstrap");
        Process making = run(command, data.resolveSibling("mysql-bootstrap.log"));
        try (OutputStream statements = making.getOutputStream()) {
            statements.write("create database mysql;\nuse mysql;\n".getBytes(StandardCharsets.UTF_8));
            for (String part : List.of("mysql_system_tables.sql", "mysql_system_tables_data.sql"))
                statements.write(Files.readAllBytes(HOME.resolve("share").resolve(part)));
        }
        if (!making.waitFor(MOST_SECONDS, TimeUnit.SECONDS) || making.exitValue() != 0)
            throw new IOException(Files.readString(data.resolveSibling("mysql-bootstrap.log")));
    }

    private void fill(int customers) throws SQLException {
        List<String> statements = new ArrayList<>(List.of(
                "create user reader identified by 'postgres'",
                "grant select, reload, replication slave, replication client on *.* to reader",
                "create table customers(id varchar(20) primary key, name text, phone text, email text,"
                        + " newsletter tinyint(1), updated_at timestamp(3) not null default current_timestamp(3))",
                "create table orders(id bigint primary key, customer_id varchar(20),"
                        + " status enum('placed', 'cancelled'), updated_at timestamp(3) not null default current_timestamp(3))",
                "create table order_lines(order_id bigint, line int, sku varchar(20), quantity decimal(10,2),"
                        + " amount decimal(12,2), updated_at timestamp(3) not null default current_timestamp(3),"
                        + " primary key (order_id, line))",
                "create table oddities(id int unsigned primary key, note varchar(50), d date, t time, dt datetime(3),"
                        + " ts timestamp(3) null, big bigint unsigned, tiny tinyint(1), small smallint, u int unsigned, num decimal(20,4),"
                        + " r float, f double, e enum('a', '中'), s set('x', 'y'), bits bit(8), b bit(1), bytes varbinary(10),"
                        + " y year, zero date, empty text, updated_at timestamp(3) null)",
                "set sql_mode = ''",
                "set time_zone = '+08:00'",
                "insert into oddities values (4294967295, '李娜 😀', '1990-05-01', '10:11:12', '2026-11-22 09:30:00.5',"
                        + " '2026-11-22 09:30:00.25', 18446744073709551615, 1, -5, 4294967295, 12345678901234.5600, 1.1, 2.5, '中',"
                        + " 'x,y', b'11', b'1', x'00ff', 2026, '0000-00-00', null, '2026-11-22 09:30:00')"));
        for (int i = 1; i <= customers; i++) {
            statements.add(
                    "insert into customers(id, name, phone, email, newsletter) values ('c%1$d', 'Name %1$d', '1390000%1$04d', 'c%1$d@shop.cn', %2$d)"
                            .formatted(i, i % 2 == 0 ? 1 : 0));
            statements.add("insert into orders(id, customer_id, status) values (%1$d, 'c%1$d', 'placed')".formatted(i));
            statements.add("insert into order_lines(order_id, line, sku, quantity, amount)"
                    + " values (%1$d, 1, 'sku1', 1, 9.95), (%1$d, 2, 'sku2', 1, 19.90)".formatted(i));
        }
        execute(statements);
    }

    @Override
    public Connection connect() throws SQLException {
        return connect("shop");
    }

    private Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.put("user", "root");
        properties.put("sslMode", "DISABLED");
        return driver.connect("jdbc:mysql://" + Loopback.HOST + ":" + port + "/" + database, properties);
    }

    @Override
    public String block(Path password) {
        return """
                kind: mysql
                mysql:
                  host: 127.0.0.1
                  port: %d
                  user: reader
                  password: {file: '%s'}
                """.formatted(port, password);
    }

    @Override
    public String container() {
        return "shop";
    }

    @Override
    public String waiting() {
        return "select count(*) from information_schema.processlist where state like 'Waiting for%lock'";
    }

    @Override
    public String hold() {
        return "lock tables order_lines write";
    }

    @Override
    public boolean isPasswordAsked() {
        return true;
    }

    @Override
    public void lockOut(String otherPassword) throws SQLException {
        execute("set password for reader = password('" + otherPassword + "')");
        List<String> ends = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet readers =
                        statement.executeQuery("select id from information_schema.processlist where user = 'reader'")) {
            while (readers.next()) ends.add("kill " + readers.getLong(1));
        }
        execute(ends);
    }

    @Override
    public void letIn() {}

    @Override
    public String traces() {
        return "select count(*) from information_schema.processlist where user = 'reader'";
    }

    @Override
    public void close() throws IOException {
        drivers.close();
        server.destroy();
        server.onExit()
                .completeOnTimeout(server, MOST_SECONDS, TimeUnit.SECONDS)
                .join();
        server.destroyForcibly();
    }
}
