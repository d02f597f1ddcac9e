package io.onefold.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onefold.ingest.Fate;
import io.onefold.ingest.connector.Again;
import io.onefold.ingest.connector.Connector;
import io.onefold.ingest.connector.ConnectorFile;
import io.onefold.ingest.connector.Kind;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.tables.ChangedRow.Operation;
import io.onefold.schemas.Order;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TableReadingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final long COMMITTED = Instant.parse("2026-11-22T11:59:00Z").toEpochMilli();
    private static final String LINE =
            "{'order_id': 1, 'line': 1, 'sku': 's', 'quantity': '2', 'amount': '19.90', 'updated_at': '2026-11-22T09:00:00Z'}";

    private final BiFunction<ChangedRow, Instant, Fate> rows = reading(page());

    @Test
    void aRowHasTheSameIdWhereverInTheLogItStands() {
        Touchpoint snapshot = accepted(row("public.order_lines", Operation.SNAPSHOT, LINE));
        Touchpoint created = accepted(row("public.order_lines", Operation.CREATE, LINE));
        Touchpoint withEmptyColumn =
                accepted(row("public.order_lines", Operation.CREATE, LINE.replace("}", ", 'added': null}")));
        Touchpoint updated = accepted(row("public.order_lines", Operation.UPDATE, LINE.replace("19.90", "9.95")));

        assertThat(created).isEqualTo(snapshot);
        assertThat(withEmptyColumn.messageId()).isEqualTo(snapshot.messageId());
        assertThat(updated.messageId()).isNotEqualTo(snapshot.messageId()).startsWith("public.order_lines-");
        assertThat(order(updated).lines().getFirst().amount()).isEqualByComparingTo("9.95");
    }

    @Test
    void aDeletedLineIsWorthNothingFromThenOn() {
        Touchpoint deleted = accepted(row("public.order_lines", Operation.DELETE, LINE));

        assertThat(order(deleted).orderId()).isEqualTo("1");
        assertThat(order(deleted).lines().getFirst().amount()).isEqualTo(BigDecimal.ZERO);
        assertThat(deleted.occurredAt()).isEqualTo(COMMITTED);
    }

    @Test
    void aDeletedLineHasNeitherDiscountNorCost() throws IOException {
        String mapped = page().replace("amount: amount", "amount: amount, brand: b, discount: d, cost: c, store: s");
        ChangedRow line = row(
                "public.order_lines", Operation.CREATE, LINE.replace("}", ", 'b': 'Zhu', 'd': 1, 'c': 9, 's': 's-7'}"));
        ChangedRow gone = row(
                "public.order_lines", Operation.DELETE, LINE.replace("}", ", 'b': 'Zhu', 'd': 1, 'c': 9, 's': 's-7'}"));

        Order present = order(((Fate.Accepted) reading(mapped).apply(line, NOW)).touchpoint());
        Order deleted = order(((Fate.Accepted) reading(mapped).apply(gone, NOW)).touchpoint());

        assertThat(present.lines().getFirst().discount()).isEqualTo(BigDecimal.ONE);
        assertThat(present.lines().getFirst().cost()).isEqualTo(new BigDecimal("9"));
        assertThat(deleted.lines().getFirst().discount()).isNull();
        assertThat(deleted.lines().getFirst().cost()).isNull();
        assertThat(deleted.lines().getFirst().brand()).isEqualTo("Zhu");
        assertThat(deleted.store()).isEqualTo("s-7");
    }

    @Test
    void aDeletedCustomerSaysNothingAgain() {
        String customer =
                "{'id': 'c1', 'name': 'Wang', 'phone': '13912345678', 'email': null, 'newsletter': true, 'updated_at': '2026-11-22T09:00:00Z'}";
        Touchpoint present = accepted(row("public.customers", Operation.CREATE, customer));
        Touchpoint deleted = accepted(row("public.customers", Operation.DELETE, customer));

        assertThat(present.traits()).containsKey("name");
        assertThat(present.consents()).hasSize(1);
        assertThat(deleted.name()).isEqualTo("Row Deleted");
        assertThat(deleted.traits()).isEmpty();
        assertThat(deleted.consents()).isEmpty();
        assertThat(deleted.identifiers()).isEqualTo(present.identifiers());
    }

    @Test
    void whatCannotBeReadIsKeptWithWhatToDo() {
        Quarantined keyAlone = refused(row("public.order_lines", Operation.DELETE, "{'order_id': 1, 'line': 1}"));
        Quarantined unmapped = refused(row("public.carts", Operation.CREATE, LINE));

        assertThat(keyAlone.message()).contains("replica identity is full");
        assertThat(keyAlone.location()).isEqualTo("public.order_lines");
        assertThat(unmapped.reason()).isEqualTo(QuarantineReason.UNKNOWN_SCHEMA);
        assertThat(unmapped.original().remaining()).isPositive();
    }

    @Test
    void whatWasRefusedIsReadAgainWholeUnderItsIdOnceTheMappingIsCorrected() throws IOException {
        String wrong = page().replace("amount: amount", "amount: sku");
        ChangedRow deleted = row("public.order_lines", Operation.DELETE, LINE);
        Quarantined refused = ((Fate.Refused) reading(wrong).apply(deleted, NOW)).quarantined();
        Touchpoint wanted = accepted(deleted);

        Fate again = again().read(refused).orElseThrow().getFirst();

        assertThat(((Fate.Accepted) again).touchpoint()).isEqualTo(wanted);
        assertThat(refused.messageId()).isEqualTo(wanted.messageId());
    }

    @Test
    void whatIsNoWholeRowIsNotReadAgain() throws IOException {
        Quarantined whole = refused(row("public.carts", Operation.CREATE, LINE));
        Quarantined part = whole.with(whole.reason(), whole.message());

        assertThat(again().read(part)).isPresent();
        assertThat(again().read(withOriginal(whole, LINE.replace('\'', '"')))).isEmpty();
        assertThat(again().read(withOriginal(whole, "no JSON"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void everyKeyIsDocumented(Kind kind) throws IOException {
        String page = Files.readString(Path.of("../docs/connectors/" + kind.name() + ".md"));

        assertThat(kind.keys()).allSatisfy(key -> assertThat(page).contains("| `" + key + "` |"));
    }

    static List<Kind> everyKeyIsDocumented() {
        return List.of(new PostgresqlKind(), new MysqlKind());
    }

    @Test
    void aServerIdIsANumberOf32Bits() {
        assertThat(mysql("server-id: 4294967295")).isInstanceOf(Setup.Captured.class);
        assertThatThrownBy(() -> mysql("server-id: 4294967296")).hasMessageContaining("mysql.server-id");
        assertThatThrownBy(() -> mysql("server-id: 0")).hasMessageContaining("mysql.server-id");
    }

    @Test
    void aFailureThatIsKnownSaysWhatToDo() {
        assertThat(Advice.on("the offset is no longer available on the server"))
                .contains("connector reset")
                .contains("no longer available on the server");
        assertThat(Advice.on("something else")).isEqualTo("something else");
    }

    private static Setup mysql(String line) {
        String yaml = "kind: mysql\nchannel: store\nmysql:\n  host: h\n  user: u\n  password: {env: P}\n  " + line
                + "\n  tables:\n    shop.orders:\n      event: {value: A}\n      time: {column: t}\n"
                + "      identifiers: {customer_id: id}\n";
        return new ConnectorFile(List.of(new MysqlKind()))
                .parse("shop", "shop.yaml", yaml)
                .setup();
    }

    private static Again again() {
        Connector connector = new ConnectorFile(List.of(new PostgresqlKind())).parse("shop", "shop.yaml", page());
        return connector.setup().again(connector.source()).orElseThrow();
    }

    private static Quarantined withOriginal(Quarantined from, String original) {
        return new Quarantined(
                from.source(),
                from.channel(),
                from.reason(),
                from.message(),
                from.location(),
                "",
                StandardCharsets.UTF_8.encode(original),
                from.messageId(),
                from.receivedAt());
    }

    private static String page() {
        try {
            Matcher yaml = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                    .matcher(Files.readString(Path.of("../docs/connectors/postgresql.md")));
            assertThat(yaml.find()).isTrue();
            return yaml.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BiFunction<ChangedRow, Instant, Fate> reading(String yaml) {
        Connector connector = new ConnectorFile(List.of(new PostgresqlKind())).parse("shop", "shop.yaml", yaml);
        return ((Setup.Captured) connector.setup()).rows(connector.source());
    }

    private static ChangedRow row(String table, Operation operation, String columns) {
        ObjectNode all = json(columns);
        return new ChangedRow(table, operation, json("{'id': 1}"), all, COMMITTED);
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new JsonMapper().readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Touchpoint accepted(ChangedRow row) {
        return ((Fate.Accepted) rows.apply(row, NOW)).touchpoint();
    }

    private Quarantined refused(ChangedRow row) {
        return ((Fate.Refused) rows.apply(row, NOW)).quarantined();
    }

    private static Order order(Touchpoint touchpoint) {
        return Objects.requireNonNull(touchpoint.details().order());
    }
}
