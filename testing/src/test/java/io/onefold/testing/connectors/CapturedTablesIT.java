package io.onefold.testing.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onefold.app.audit.CommittedTopic;
import io.onefold.app.audit.Published;
import io.onefold.schemas.Channel;
import io.onefold.schemas.serde.Registry;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import io.onefold.testing.process.Distribution;
import io.onefold.testing.process.OnefoldProcess;
import io.onefold.testing.process.Ports;
import io.onefold.testing.process.Verb;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A shop's tables, read by change data capture while rows change, the product is killed, and all of it is read again. */
@Tag("long")
class CapturedTablesIT {
    private static final int CUSTOMERS = 40;
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String PASSWORD = "postgres";
    private static final String SOURCE = "shop/";

    private final Ports ports = Ports.free();

    @TempDir
    private Path folder;

    /** The makes that are read. */
    enum Make {
        POSTGRESQL,
        MYSQL
    }

    @ParameterizedTest
    @EnumSource
    void aRowCountsOnceHoweverOftenItIsReadAndInItsLatestVersion(Make make) throws Exception {
        try (ShopDatabase shop = start(make)) {
            Files.writeString(password(), PASSWORD);
            describe(shop);
            Set<String> shown = showsWhatRowsWouldBecomeAndLeavesNoTrace(shop);
            isKilledDuringTheSnapshot(shop);
            OnefoldProcess up = up();
            try {
                await().atMost(SOON).until(() -> ids().size() == shop.rows());
                awaitAudit();
                assertThat(published()).isEqualTo(new Total(CUSTOMERS, shop.revenue()));
                assertThat(ids()).isEqualTo(shown);

                isLockedOutAndLetInAgain(shop, shown.size());
                shop.execute(
                        "update oddities set note = 'other'",
                        "update oddities set note = '李娜 😀'",
                        "update order_lines set amount = 5.00, updated_at = now() where order_id = 1 and line = 1",
                        "update orders set status = 'cancelled', updated_at = now() where id = 2",
                        "update order_lines set amount = 0, updated_at = now() where order_id = 2",
                        "delete from order_lines where order_id = 3 and line = 2");
                up.close();
                shop.execute(
                        "insert into order_lines(order_id, line, sku, quantity, amount) values (4, 3, 'sku3', 2, 30.00)",
                        "insert into order_lines(order_id, line, sku, quantity, amount) values (5, -1, 'refund', 1, -9.95)");
                up = up();
                await().atMost(SOON).until(() -> ids().size() == shown.size() + 9);
                awaitAudit();
                assertThat(published()).isEqualTo(new Total(CUSTOMERS, shop.revenue()));

                shop.execute("alter table orders add column note varchar(10)");
                long before = received();
                assertThat(verb("connector", "reset", "shop").exitCode()).isZero();
                await().atMost(SOON).until(() -> received() == before + shop.rows());
                shop.execute("update orders set note = 'n', updated_at = now() where id = 3");
                await().atMost(SOON).until(() -> ids().size() == shown.size() + 10);
                awaitAudit();
                assertThat(published()).isEqualTo(new Total(CUSTOMERS, shop.revenue()));
            } finally {
                up.close();
            }
        }
    }

    /** What all published profiles say together. */
    private record Total(int profiles, BigDecimal spend) {}

    private Total published() {
        Topics topics = new Topics("");
        try (Registry registry = Registry.connect(Map.of("schema.registry.url", ports.registryUrl()))) {
            Published read = Published.read(
                    new CommittedTopic(Map.of("bootstrap.servers", ports.bootstrap())),
                    topics,
                    new TopicSerdes(registry, topics));
            BigDecimal spend = read.profiles().values().stream()
                    .map(profile -> profile.purchases().spend().getOrDefault("CNY", BigDecimal.ZERO))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            return new Total(read.profiles().size(), spend.setScale(2));
        }
    }

    /** Of all rows, by a way of its own to them; and nothing of it is left at the database. */
    private Set<String> showsWhatRowsWouldBecomeAndLeavesNoTrace(ShopDatabase shop) throws Exception {
        OnefoldProcess test = command("connector", "test", "shop", "--lines", "1000");
        assertThat(test.awaitEnd()).as(test.output()).isZero();
        assertThat(shop.number(shop.traces())).isZero();

        if (shop.isPasswordAsked()) {
            Files.writeString(password(), "wrong");
            OnefoldProcess wrong = command("connector", "test", "shop");
            assertThat(wrong.awaitEnd()).as(wrong.output()).isEqualTo(1);
            assertThat(wrong.output())
                    .contains("user or password is not accepted")
                    .doesNotContain("wrong");
            Files.writeString(password(), PASSWORD);
        }
        return Pattern.compile("\"messageId\": \"([^\"]+)\"")
                .matcher(test.output())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private void isKilledDuringTheSnapshot(ShopDatabase shop) throws Exception {
        try (Connection holder = shop.connect();
                Statement statement = holder.createStatement()) {
            statement.execute(shop.hold());
            OnefoldProcess up = up();
            try {
                await().atMost(SOON).until(() -> shop.number(shop.waiting()).signum() > 0);
            } finally {
                up.close();
            }
        }
    }

    private ShopDatabase start(Make make) throws Exception {
        return switch (make) {
            case POSTGRESQL -> PostgresqlShop.start(CUSTOMERS);
            case MYSQL -> MysqlShop.start(folder, CUSTOMERS);
        };
    }

    /** The message ids that were published. */
    private Set<String> ids() {
        return new HashSet<>(keys());
    }

    /** How many touchpoints were published, repeated ones too. */
    private int received() {
        return keys().size();
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        new CommittedTopic(Map.of("bootstrap.servers", ports.bootstrap()))
                .read(new Topics("").touchpoints(Channel.STORE).name(), record -> {
                    String key = new String(record.key(), StandardCharsets.UTF_8);
                    if (key.startsWith(SOURCE)) keys.add(key.substring(SOURCE.length()));
                });
        return keys;
    }

    private void awaitAudit() {
        await().atMost(SOON).until(() -> verb("audit").exitCode() == 0);
    }

    private OnefoldProcess up() throws IOException, InterruptedException {
        OnefoldProcess up = command("up", "--set", "topics.partitions=2");
        up.awaitLine("Ready after", Duration.ofMinutes(5));
        return up;
    }

    private OnefoldProcess command(String... words) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(Distribution.home().resolve("onefold").toString()));
        command.addAll(arguments(words));
        return OnefoldProcess.start(folder, Map.of(), command);
    }

    private Path password() {
        return folder.resolve("password");
    }

    /** Its connections end and it is let in no more, until its password is replaced; nothing that changed meanwhile is missed. */
    private void isLockedOutAndLetInAgain(ShopDatabase shop, int read) throws Exception {
        shop.lockOut("another-password");
        shop.execute("update oddities set note = 'meanwhile'");
        await().atMost(SOON.multipliedBy(2))
                .until(() -> verb("connector", "status", "shop").output().contains("cannot be read"));
        assertThat(verb("connector", "status", "shop").output()).doesNotContain("another-password");

        Files.writeString(password(), "another-password");
        shop.letIn();
        await().atMost(SOON.multipliedBy(2)).until(() -> ids().size() == read + 1);
    }

    private void describe(ShopDatabase shop) throws IOException {
        Path connectors = Files.createDirectory(folder.resolve("connectors"));
        Files.writeString(connectors.resolve("shop.yaml"), """
                channel: store
                region: CN
                currency: CNY
                %s  tables:
                    DB.customers:
                      type: identify
                      event: {value: ""}
                      time: {column: updated_at}
                      identifiers: {customer_id: id, phone: phone, email: email}
                      traits: {name: name}
                      consents: {email_marketing: newsletter}
                    DB.orders:
                      event: {column: status, values: {placed: Order Placed, cancelled: Order Cancelled}}
                      time: {column: updated_at}
                      identifiers: {customer_id: customer_id, order_number: id}
                      properties: {status: status}
                    DB.order_lines:
                      event: {value: Order Line}
                      time: {column: updated_at}
                      identifiers: {order_number: order_id}
                      order: {id: order_id, line: line, product: sku, quantity: quantity, amount: amount}
                    DB.oddities:
                      event: {value: Oddity}
                      time: {column: updated_at}
                      identifiers: {customer_id: {value: c1}}
                      properties: {note: note}
                """.formatted(shop.block(password()))
                .replace("DB.", shop.container() + "."));
    }

    private Verb verb(String... words) {
        List<String> all = arguments(words);
        all.addAll(List.of("--set", "connectors.folder=" + folder.resolve("connectors")));
        return Verb.run(all);
    }

    private List<String> arguments(String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(ports.flags());
        arguments.addAll(List.of("--data", folder.resolve("data").toString()));
        return arguments;
    }
}
