package io.onefold.testing.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onefold.app.audit.CommittedTopic;
import io.onefold.app.audit.Published;
import io.onefold.schemas.serde.Registry;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import io.onefold.testing.process.Distribution;
import io.onefold.testing.process.OnefoldProcess;
import io.onefold.testing.process.Ports;
import io.onefold.testing.process.Verb;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop's tables, read by change data capture while rows change, the product is killed, and all of it is read again. */
@Tag("long")
class CapturedTablesIT {
    private static final int CUSTOMERS = 40;
    private static final Duration SOON = Duration.ofMinutes(1);

    private final Ports ports = Ports.free();

    @TempDir
    private Path folder;

    @Test
    void aRowCountsOnceHoweverOftenItIsReadAndInItsLatestVersion() throws Exception {
        try (ShopDatabase shop = ShopDatabase.start(CUSTOMERS)) {
            describe(shop.port());
            OnefoldProcess up = up();
            try {
                awaitApplied(shop.rows());
                assertThat(published()).isEqualTo(new Total(CUSTOMERS, shop.revenue()));

                shop.execute(
                        "update order_lines set amount = 5.00, updated_at = now() where order_id = 1 and line = 1");
                shop.execute("update orders set status = 'cancelled', updated_at = now() where id = 2");
                shop.execute("update order_lines set amount = 0, updated_at = now() where order_id = 2");
                shop.execute("delete from order_lines where order_id = 3 and line = 2");
                up.kill();
                shop.execute("insert into order_lines values (4, 3, 'sku3', 2, 30.00)");
                shop.execute("insert into order_lines values (5, -1, 'refund', 1, -9.95)");
                up = up();
                awaitApplied(shop.rows() + 1 + 1 + 1 + 2 + 1);
                assertThat(published()).isEqualTo(new Total(CUSTOMERS, shop.revenue()));

                String twice = "shop                 " + (2 * shop.rows() + 6) + " = " + (shop.rows() + 6) + " + "
                        + shop.rows();
                assertThat(verb("connector", "reset", "shop").exitCode()).isZero();
                await().atMost(SOON).until(() -> verb("status").output(), said -> said.contains(twice));
                Verb audit = verb("audit");
                assertThat(audit.exitCode()).as(audit.output()).isZero();
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

    private void awaitApplied(long rows) {
        await().atMost(SOON)
                .until(() -> verb("status").output(), said -> said.contains("shop                 " + rows + " = "));
        await().atMost(SOON).until(() -> verb("audit").exitCode() == 0);
    }

    private OnefoldProcess up() throws IOException, InterruptedException {
        OnefoldProcess up = OnefoldProcess.start(
                folder,
                Map.of("SHOP_DB_PASSWORD", "postgres"),
                command(arguments("up", "--set", "topics.partitions=2")));
        up.awaitLine("Ready after", Duration.ofMinutes(3));
        return up;
    }

    private static List<String> command(List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of(Distribution.home().resolve("onefold").toString()));
        command.addAll(arguments);
        return command;
    }

    private void describe(int port) throws IOException {
        Path connectors = Files.createDirectory(folder.resolve("connectors"));
        Files.writeString(connectors.resolve("shop.yaml"), """
                kind: postgresql
                channel: store
                region: CN
                currency: CNY
                postgresql:
                  host: 127.0.0.1
                  port: %d
                  database: postgres
                  user: postgres
                  password: {env: SHOP_DB_PASSWORD}
                  tables:
                    public.customers:
                      type: identify
                      event: {value: ""}
                      time: {column: updated_at}
                      identifiers: {customer_id: id, phone: phone, email: email}
                      traits: {name: name}
                      consents: {email_marketing: newsletter}
                    public.orders:
                      event: {column: status, values: {placed: Order Placed, cancelled: Order Cancelled}}
                      time: {column: updated_at}
                      identifiers: {customer_id: customer_id, order_number: id}
                      properties: {status: status}
                    public.order_lines:
                      event: {value: Order Line}
                      time: {column: updated_at}
                      identifiers: {order_number: order_id}
                      order: {id: order_id, line: line, product: sku, quantity: quantity, amount: amount}
                """.formatted(port));
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
