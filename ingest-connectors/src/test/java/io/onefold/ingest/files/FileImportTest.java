package io.onefold.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.ingest.Fate;
import io.onefold.ingest.SinkFullException;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.Order;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileImportTest {
    private static final String SALE = "r1,2026-01-31 08:30,13912345678,c1,上海,tea,2,19.80\n";

    @TempDir
    private Path temporary;

    private ImportDirectory directory;

    @BeforeEach
    void open() {
        directory = new ImportDirectory(temporary);
    }

    @Test
    void aLineBecomesATouchpointWithItsOrderLine() throws IOException {
        directory.run(directory.file("till.csv", ImportDirectory.HEADER + SALE), ImportDirectory.RECEIPTS);

        Touchpoint touchpoint = directory.sink.touchpoints.getFirst();
        assertThat(touchpoint.name()).isEqualTo("Purchase");
        assertThat(touchpoint.occurredAt())
                .isEqualTo(Instant.parse("2026-01-31T00:30:00Z").toEpochMilli());
        assertThat(touchpoint.identifiers())
                .containsExactlyInAnyOrder(new Identifier("member_id", "c1"), new Identifier("phone", "13912345678"));
        assertThat(touchpoint.traits()).isEqualTo(Map.of("city", new Value.Text("上海")));
        assertThat(Objects.requireNonNull(touchpoint.details().order()).lines())
                .containsExactly(new OrderLine(
                        touchpoint.messageId(), "tea", "", new BigDecimal("2"), new BigDecimal("19.80"), "CNY"));
    }

    @Test
    void theSameLinesInAnyCharsetOrCompressionAreTheSameMessages() throws IOException {
        String content = ImportDirectory.HEADER + SALE + SALE;
        FileMapping chinese = MappingFile.parse("""
                charset: GB18030
                event: {value: Purchase}
                time: {column: sold_at, format: yyyy-MM-dd HH:mm, zone: Asia/Shanghai}
                identifiers: {phone: mobile, member_id: card}
                traits: {city: city}
                order: {id: receipt, product: product, quantity: quantity, amount: amount}
                """);

        directory.run(directory.file("a.csv", content), ImportDirectory.RECEIPTS);
        directory.run(directory.file("a.csv", content), ImportDirectory.RECEIPTS);
        directory.run(directory.file("b.csv.gz", ImportDirectory.gzip(content)), ImportDirectory.RECEIPTS);
        directory.run(directory.file("c.csv", content, Charset.forName("GB18030")), chinese);
        directory.run(directory.file("d.csv", "\uFEFF" + content.replace("\n", "\r\n")), ImportDirectory.RECEIPTS);

        List<String> first = directory.messageIds().subList(0, 2);
        assertThat(first.get(0)).isNotEqualTo(first.get(1)).endsWith("-1");
        assertThat(first.get(1)).endsWith("-2");
        assertThat(directory.messageIds())
                .containsExactlyElementsOf(IntStream.range(0, 5)
                        .boxed()
                        .flatMap(run -> first.stream())
                        .toList());
        assertThat(directory.sink.touchpoints)
                .extracting(touchpoint -> touchpoint.traits().get("city"))
                .containsOnly(new Value.Text("上海"));
        assertThat(directory.sink.quarantined).isEmpty();
    }

    @Test
    void eachBadLineIsQuarantinedWithItsPlaceAndReason() throws IOException {
        String content = ImportDirectory.HEADER
                + "r1,yesterday,1,c1,x,tea,1,1\n"
                + "r2,2026-01-31 08:30,1,c1,x,tea,one,1\n"
                + "r3,2026-01-31 08:30,,,x,tea,1,1\n"
                + "too,few\n"
                + "\"a\"b,2026-01-31 08:30,1,c1,x,tea,1,1\n"
                + "r4,2026-01-31 08:30,1,c1,x,tea,1,\n"
                + SALE;

        Progress.Step end = directory.run(directory.file("till.csv", content), ImportDirectory.RECEIPTS);

        assertThat(directory.sink.quarantined)
                .extracting(record -> record.location() + " " + record.reason().code())
                .containsExactly(
                        "till.csv:2:2 wrong-type",
                        "till.csv:3:7 wrong-type",
                        "till.csv:4:3 no-identifier",
                        "till.csv:5 malformed-line",
                        "till.csv:6 malformed-line",
                        "till.csv:7:8 missing-field");
        assertThat(ImportDirectory.original(directory.sink.quarantined.getFirst()))
                .isEqualTo(ImportDirectory.HEADER + "r1,yesterday,1,c1,x,tea,1,1");
        assertThat(end.stored()).isEqualTo(1);
        assertThat(end.quarantined()).isEqualTo(6);
        assertThat(end.percent()).isEqualTo(100);
    }

    @Test
    void aQuarantinedLineIsReadAgainUnderItsOwnId() throws IOException {
        String content = ImportDirectory.HEADER + SALE + SALE + SALE.replace("2026-01-31 08:30", "31.01.2026");
        directory.run(directory.file("till.csv", content), ImportDirectory.RECEIPTS);
        FileMapping corrected = MappingFile.parse("""
                event: {value: Purchase}
                time: {column: sold_at, format: dd.MM.yyyy, zone: Asia/Shanghai}
                identifiers: {phone: mobile}
                """);
        var record = directory.sink.quarantined.getFirst();

        Fate still = new LineAgain(ImportDirectory.TILLS, ImportDirectory.RECEIPTS)
                .read(record)
                .orElseThrow()
                .getFirst();
        Fate now = new LineAgain(ImportDirectory.TILLS, corrected)
                .read(record)
                .orElseThrow()
                .getFirst();

        assertThat(still).isEqualTo(new Fate.Refused(record));
        assertThat(((Fate.Accepted) now).touchpoint().messageId()).isEqualTo(record.messageId());
        assertThat(((Fate.Accepted) now).touchpoint().occurredAt())
                .isEqualTo(Instant.parse("2026-01-30T16:00:00Z").toEpochMilli());
    }

    @Test
    void quotedValuesMayHoldDelimitersQuotesAndLineBreaks() throws IOException {
        String content = ImportDirectory.HEADER + "r1,2026-01-31 08:30,1,c1,\"a\nb,\"\"c\"\"\",tea,1,1\n" + SALE;

        directory.run(directory.file("till.csv", content), ImportDirectory.RECEIPTS);

        assertThat(directory.sink.touchpoints)
                .extracting(touchpoint -> touchpoint.traits().get("city"))
                .containsExactly(new Value.Text("a\nb,\"c\""), new Value.Text("上海"));
    }

    @Test
    void aQuoteThatIsNeverClosedAndALineThatIsTooLongCostThemselvesOnly() throws IOException {
        String content = ImportDirectory.HEADER
                + "r1,2026-01-31 08:30,1,c1,\"open,tea,1,1\n"
                + SALE
                + "r2," + "x".repeat(1_200) + "\n"
                + SALE.repeat(30)
                + "r3,2026-01-31 08:30,1,c1,\"open,tea,1,1";

        directory.run(directory.file("till.csv", content), ImportDirectory.RECEIPTS);

        assertThat(directory.sink.touchpoints).hasSize(31);
        assertThat(directory.sink.quarantined)
                .extracting(record -> record.location() + " " + record.reason())
                .containsExactly("till.csv:2 MALFORMED_LINE", "till.csv:4 OVERSIZE", "till.csv:35 MALFORMED_LINE");
    }

    @Test
    void aFileInAnotherCharsetIsRefusedBeforeItsFirstLineUnlessTheCharsetIsDeclared() throws IOException {
        Path file = directory.file("till.csv", ImportDirectory.HEADER + SALE, Charset.forName("GB18030"));

        assertThatThrownBy(() -> directory.run(file, ImportDirectory.RECEIPTS))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("till.csv is not in UTF-8: see byte 93")
                .hasMessageContaining("charset: GB18030");
        assertThat(directory.sink.touchpoints).isEmpty();

        directory.run(file, MappingFile.parse("""
                        charset: UTF-8
                        event: {value: Purchase}
                        time: {column: sold_at}
                        identifiers: {phone: mobile}
                        """));
        assertThat(directory.sink.quarantined)
                .extracting(record -> record.reason())
                .containsExactly(QuarantineReason.MALFORMED_LINE);
    }

    @Test
    void anInterruptedImportGoesOnWhereItWas() throws IOException {
        String content = IntStream.range(0, 100)
                .mapToObj(i -> SALE.replace("r1", "r" + i % 7))
                .collect(Collectors.joining("", ImportDirectory.HEADER, ""));
        Path file = directory.file("till.csv", content);
        AtomicInteger left = new AtomicInteger(42);
        directory.sink.answerWith(() -> left.getAndDecrement() > 0
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.failedFuture(new IllegalStateException("down")));

        assertThatThrownBy(() -> directory.run(file, ImportDirectory.RECEIPTS))
                .hasMessageContaining("imported up to record 42")
                .hasMessageContaining("run the import again");
        List<String> stored = directory.messageIds().subList(0, 42);
        directory.sink.touchpoints.clear();
        directory.sink.answerWith(() -> CompletableFuture.completedFuture(null));
        Progress.Step end = directory.run(file, ImportDirectory.RECEIPTS);
        List<String> rest = directory.messageIds();
        directory.sink.touchpoints.clear();
        directory.run(file, ImportDirectory.RECEIPTS);

        assertThat(end.stored()).isEqualTo(58);
        assertThat(directory.messageIds())
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(IntStream.range(0, 2)
                        .boxed()
                        .flatMap(i -> (i == 0 ? stored : rest).stream())
                        .toList());
        try (var left2 = Files.list(directory.checkpoints())) {
            assertThat(left2).isEmpty();
        }
    }

    @Test
    void eachRecordIsCountedOnceThoughTheImportIsInterruptedAtAnyPoint() throws IOException {
        String bad = SALE.replace("2026-01-31 08:30", "never");
        Path file = directory.file("till.csv", ImportDirectory.HEADER + SALE.repeat(1_200) + bad + SALE.repeat(900));
        int[] stored = {0};
        directory.sink.answerWith(() -> {
            directory.now = directory.now.plusMillis(100);
            return stored[0]++ < 1_700
                    ? CompletableFuture.completedFuture(null)
                    : CompletableFuture.failedFuture(new IllegalStateException("down"));
        });

        // The log fails after the checkpoint, Kafka fails between two checkpoints, and the last log fails before the
        // end.
        directory.logsBeforeFailure = 1;
        assertThatThrownBy(() -> directory.run(file, ImportDirectory.RECEIPTS)).hasMessageContaining("the log is down");
        long told = read();
        directory.logsBeforeFailure = 2;
        assertThatThrownBy(() -> directory.run(file, ImportDirectory.RECEIPTS)).hasMessageContaining("run the import");
        assertThat(read()).isBetween(told, 1_700L);
        stored[0] = Integer.MIN_VALUE;
        directory.logsBeforeFailure = 0;
        assertThatThrownBy(() -> directory.run(file, ImportDirectory.RECEIPTS)).hasMessageContaining("the log is down");
        directory.logsBeforeFailure = Integer.MAX_VALUE;
        directory.now = directory.now.plusSeconds(300);
        directory.run(file, ImportDirectory.RECEIPTS);

        assertThat(read()).isEqualTo(2_101);
        assertThat(directory.minutes.values())
                .hasSizeGreaterThan(3)
                .allSatisfy(minute -> assertThat(minute.read()).isEqualTo(minute.produced() + minute.quarantined()))
                .extracting(minute -> minute.reader())
                .containsOnly(directory.minutes.values().iterator().next().reader());
        assertThat(directory.minutes.values().stream()
                        .mapToLong(minute -> minute.quarantined())
                        .sum())
                .isEqualTo(1);
        directory.run(file, ImportDirectory.RECEIPTS);
        assertThat(read()).as("imported again, it is read again").isEqualTo(2 * 2_101);
    }

    private long read() {
        return directory.minutes.values().stream()
                .mapToLong(minute -> minute.read())
                .sum();
    }

    @Test
    void neverMoreRecordsWaitThanAllowed() throws IOException {
        Deque<CompletableFuture<Void>> waiting = new ArrayDeque<>();
        AtomicInteger most = new AtomicInteger();
        directory.sink.answerWith(() -> {
            CompletableFuture<Void> answer = new CompletableFuture<>();
            synchronized (waiting) {
                waiting.add(answer);
                most.accumulateAndGet(waiting.size(), Math::max);
                if (waiting.size() >= 10) Thread.startVirtualThread(() -> answerAll(waiting));
            }
            return answer;
        });

        directory.run(directory.file("till.csv", ImportDirectory.HEADER + SALE.repeat(200)), ImportDirectory.RECEIPTS);

        assertThat(most).hasValue(10);
    }

    private static void answerAll(Deque<CompletableFuture<Void>> waiting) {
        synchronized (waiting) {
            while (!waiting.isEmpty()) waiting.remove().complete(null);
        }
    }

    @Test
    void aFullSinkIsTriedAgain() throws IOException {
        AtomicInteger refusals = new AtomicInteger(3);
        directory.sink.answerWith(() -> refusals.getAndDecrement() > 0
                ? CompletableFuture.failedFuture(new SinkFullException("full"))
                : CompletableFuture.completedFuture(null));

        Progress.Step end =
                directory.run(directory.file("till.csv", ImportDirectory.HEADER + SALE), ImportDirectory.RECEIPTS);

        assertThat(end.stored()).isEqualTo(1);
        assertThat(directory.messageIds())
                .hasSize(4)
                .containsOnly(directory.messageIds().getFirst());
    }

    @Test
    void aColumnThatTheFileLacksIsNamed() {
        Path file = directory.file("till.csv", "receipt;sold_at\n");

        assertThatThrownBy(() -> directory.run(file, ImportDirectory.RECEIPTS))
                .hasMessageContaining("till.csv has not exactly one column amount, card,")
                .hasMessageContaining("its first line names 1 columns");
    }

    @Test
    void columnsThatTheMappingDoesNotNameMayHaveAnyName() throws IOException {
        String content = ImportDirectory.HEADER.replace("\n", ",,\n") + SALE.replace("\n", ",,\n");

        directory.run(directory.file("till.csv", content), ImportDirectory.RECEIPTS);

        assertThat(directory.sink.touchpoints).hasSize(1);
        Path repeated = directory.file("twice.csv", ImportDirectory.HEADER.replace("\n", ",card\n"));
        assertThatThrownBy(() -> directory.run(repeated, ImportDirectory.RECEIPTS))
                .hasMessageContaining("has not exactly one column card;");
    }

    @Test
    void jsonLinesAreReadByPathAndKeepTheirKinds() throws IOException {
        FileMapping mapping = MappingFile.parse("""
                format: jsonl
                event: what
                messageId: id
                time: {column: at, format: unix}
                identifiers: {customer_id: user.id}
                traits: {age: user.age, name: user.name, nick: user.nick}
                order: {id: order, line: line, price: price, quantity: quantity, currency: currency}
                """);
        String content = """
                {"id":7,"what":"Bought","at":1767225600,"user":{"id":1,"age":30,"name":null},"order":"o","line":"l","price":1.10,"quantity":3,"currency":"usd"}

                {"id":8,"what":"Bought","at":1767225600,"user":{"id":{}}}
                {"id":
                """;

        directory.run(directory.file("events.jsonl", content.getBytes(StandardCharsets.UTF_8)), mapping);

        Touchpoint touchpoint = directory.sink.touchpoints.getFirst();
        assertThat(touchpoint.messageId()).isEqualTo("7");
        assertThat(touchpoint.name()).isEqualTo("Bought");
        assertThat(touchpoint.traits()).isEqualTo(Map.of("age", new Value.Whole(30), "name", new Value.Cleared()));
        assertThat(Objects.requireNonNull(touchpoint.details().order()).lines())
                .containsExactly(new OrderLine("l", "", "", new BigDecimal("3"), new BigDecimal("3.30"), "USD"));
        assertThat(directory.sink.quarantined)
                .extracting(record -> record.location() + " " + record.reason())
                .containsExactly("events.jsonl:3 MISSING_FIELD", "events.jsonl:4 MALFORMED_JSON");
    }

    @Test
    void aLineSaysItsBrandDiscountCostAndShopWhereTheTillDoes() throws IOException {
        FileMapping mapping = MappingFile.parse("""
                event: {value: Purchase}
                time: {column: at}
                identifiers: {member_id: card}
                order: {id: receipt, line: line, amount: amount, currency: {value: CNY},
                  brand: brand, discount: reduced, cost: cost, store: shop}
                """);
        String content = """
                at,card,receipt,line,amount,brand,reduced,cost,shop
                2026-01-31T00:30:00Z,c1,r1,1,18.00,Zhu,2.00,0,s-7
                2026-01-31T00:30:00Z,c1,r1,2,18.00,,,,
                2026-01-31T00:30:00Z,c1,r1,3,18.00,,-2.00,,s-7
                2026-01-31T00:30:00Z,c1,r1,4,-18.00,,,-9,s-7
                """;

        directory.run(directory.file("sales.csv", content), mapping);

        assertThat(directory.sink.touchpoints)
                .extracting(touchpoint -> touchpoint.details().order())
                .containsExactlyInAnyOrder(
                        order("1", "18.00", "Zhu", new BigDecimal("2.00"), BigDecimal.ZERO, "s-7"),
                        order("2", "18.00", "", null, null, ""),
                        order("4", "-18.00", "", null, new BigDecimal("-9"), "s-7"));
        assertThat(directory.sink.quarantined).singleElement().satisfies(refused -> {
            assertThat(refused.location()).isEqualTo("sales.csv:4:7");
            assertThat(refused.message()).contains("the discount is below 0");
        });
    }

    private static Order order(
            String line,
            String amount,
            String brand,
            @Nullable BigDecimal discount,
            @Nullable BigDecimal cost,
            String store) {
        OrderLine told =
                new OrderLine(line, "", "", BigDecimal.ONE, new BigDecimal(amount), "CNY", brand, discount, cost);
        return new Order("r1", List.of(told), store);
    }
}
