package io.onefold.testing.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.onefold.ingest.Source;
import io.onefold.ingest.files.FileImport;
import io.onefold.ingest.files.FileMapping;
import io.onefold.ingest.files.LineAgain;
import io.onefold.ingest.files.MappingFile;
import io.onefold.ingest.files.Progress;
import io.onefold.ingest.kafka.KafkaRedriveTarget;
import io.onefold.ingest.redrive.Redrive;
import io.onefold.ingest.redrive.Redriven;
import io.onefold.schemas.Channel;
import io.onefold.schemas.EventType;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.Order;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import io.onefold.schemas.topics.RecordHeaders;
import io.onefold.testing.peers.NodePeer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestIT {
    @TempDir
    private static Path folder;

    @AutoClose
    private static IngestStack stack;

    @BeforeAll
    static void start() throws InterruptedException {
        stack = new IngestStack(folder);
    }

    @ParameterizedTest
    @CsvSource({"segment.js, " + IngestStack.WEB_KEY + ", WEB", "rudder.js, " + IngestStack.APP_KEY + ", APP"})
    void whatAnUnmodifiedSdkSendsArrivesOnTheTopic(String script, String writeKey, Channel channel) throws Exception {
        NodePeer.Run run = NodePeer.installed("sdk").run(script, stack.url(), writeKey);

        assertThat(run.code()).as(run.output()).isZero();
        String source = stack.sources.withWriteKey(writeKey).orElseThrow().name();
        List<Touchpoint> arrived = arrivedFrom(source, channel);
        assertThat(arrived)
                .extracting(touchpoint -> touchpoint.type())
                .contains(
                        EventType.IDENTIFY,
                        EventType.TRACK,
                        EventType.PAGE,
                        EventType.SCREEN,
                        EventType.GROUP,
                        EventType.ALIAS);
        Touchpoint identify = only(arrived, EventType.IDENTIFY);
        assertThat(identify.identifiers())
                .contains(new Identifier("customer_id", "u1"), new Identifier("email", "u1@example.com"));
        assertThat(identify.traits())
                .containsEntry("city", new Value.Text("上海"))
                .containsEntry("nickname", new Value.Cleared())
                .containsEntry("note", new Value.Text(""));
        assertThat(only(arrived, EventType.ALIAS).identifiers()).contains(new Identifier("anonymous_id", "a1"));
        Touchpoint sale = arrived.stream()
                .filter(touchpoint -> touchpoint.name().equals("Order Completed"))
                .findFirst()
                .orElseThrow();
        assertThat(sale.details().order())
                .isEqualTo(new Order(
                        "o1",
                        List.of(new OrderLine("p1", "p1", "", new BigDecimal("3"), new BigDecimal("59.7"), "CNY"))));
        assertThat(Instant.ofEpochMilli(sale.occurredAt()).truncatedTo(ChronoUnit.HOURS))
                .isEqualTo(Instant.parse("2026-01-31T08:00:00Z"));
        assertThat(quarantined(channel)).isEmpty();
    }

    @Test
    void whatABrowserSendsArrivesToItsLastSignal() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/chromium")), "chromium is not installed: no browser visits");

        NodePeer.Run run = NodePeer.installed("browser").run("visit.mjs", stack.url(), IngestStack.SITE_KEY);

        assertThat(run.code()).as(run.output()).isZero();
        List<Touchpoint> arrived = arrivedFrom("site", Channel.WEB);
        Map<String, List<Touchpoint>> visitors = arrived.stream()
                .collect(Collectors.groupingBy(
                        touchpoint -> value(touchpoint, "anonymous_id"), LinkedHashMap::new, Collectors.toList()));
        assertThat(visitors.values())
                .as("one with the snippet, one with the SDK, and nobody who objects")
                .extracting(visitor -> visitor.stream()
                        .map(touchpoint -> touchpoint.type() + " " + touchpoint.name())
                        .distinct()
                        .sorted()
                        .toList())
                .containsExactlyInAnyOrder(
                        List.of(
                                "IDENTIFY ",
                                "PAGE ",
                                "TRACK Called Before It Was There",
                                "TRACK Left",
                                "TRACK Product Added"),
                        List.of("IDENTIFY ", "PAGE Home", "TRACK Product Added"));
        Touchpoint left = arrived.stream()
                .filter(touchpoint -> touchpoint.name().equals("Left"))
                .findFirst()
                .orElseThrow();
        assertThat(left.identifiers()).contains(new Identifier("customer_id", "u7"));
        assertThat(run.output())
                .contains("\"known\":{\"cookies\":[\"onefold_id=" + value(left, "anonymous_id") + "\"]")
                .contains("\"objecting\":{\"cookies\":[],\"stored\":[]}");
        assertThat(arrived)
                .extracting(touchpoint -> touchpoint.context().campaign())
                .contains("spring");
    }

    private static String value(Touchpoint touchpoint, String namespace) {
        return touchpoint.identifiers().stream()
                .filter(identifier -> identifier.namespace().equals(namespace))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void aTillExportArrivesAndItsBadLineComesBackFromQuarantine() throws Exception {
        Path file = Files.writeString(folder.resolve("till.csv"), """
                receipt,at,mobile,amount
                r1,2026-01-31 08:30,13912345678,19.80
                r2,31.01.2026,13912345678,5
                """);
        String yaml = """
                event: {value: Purchase}
                time: {column: at, format: "%s", zone: Asia/Shanghai}
                identifiers: {phone: mobile}
                order: {id: receipt, amount: amount, currency: {value: CNY}}
                """;
        Source tills = stack.sources.named("tills").orElseThrow();

        Progress.Step end = new FileImport(stack.sink, InstantSource.system(), folder.resolve("imports"), 100)
                .run(file, tills, MappingFile.parse(yaml.formatted("yyyy-MM-dd HH:mm")), Progress.SILENT);
        List<Quarantined> refused = quarantined(Channel.STORE);
        FileMapping corrected = MappingFile.parse(yaml.formatted("dd.MM.yyyy"));
        Redriven outcome = new Redrive(
                        stack.sources,
                        Map.of("tills", new LineAgain(tills, corrected)),
                        new KafkaRedriveTarget(stack.sink, stack.publisher))
                .redrive(refused.getFirst())
                .toCompletableFuture()
                .get();

        assertThat(end.stored()).isEqualTo(1);
        assertThat(refused).extracting(record -> record.location()).containsExactly("till.csv:3:2");
        assertThat(outcome).isEqualTo(new Redriven.Accepted(1, 0));
        assertThat(amountsByReceipt()).isEqualTo(Map.of("r1", "19.80", "r2 redriven", "5"));
    }

    private static Map<String, String> amountsByReceipt() {
        Map<String, String> amounts = new TreeMap<>();
        for (ConsumerRecord<String, Touchpoint> record : arrived(Channel.STORE)) {
            Order order = Objects.requireNonNull(record.value().details().order());
            boolean redriven = record.headers().lastHeader(RecordHeaders.REDRIVEN) != null;
            amounts.put(
                    order.orderId() + (redriven ? " redriven" : ""),
                    order.lines().getFirst().amount().toPlainString());
        }
        return amounts;
    }

    private static Touchpoint only(List<Touchpoint> touchpoints, EventType type) {
        List<Touchpoint> found = touchpoints.stream()
                .filter(touchpoint -> touchpoint.type() == type)
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static List<Touchpoint> arrivedFrom(String source, Channel channel) {
        return arrived(channel).stream()
                .map(record -> record.value())
                .filter(touchpoint -> touchpoint.source().equals(source))
                .toList();
    }

    private static List<ConsumerRecord<String, Touchpoint>> arrived(Channel channel) {
        return new TopicReader(stack.bootstrap())
                .read(
                        stack.topics.touchpoints(channel),
                        stack.serdes.touchpoints(channel).deserializer());
    }

    private static List<Quarantined> quarantined(Channel channel) {
        return new TopicReader(stack.bootstrap())
                .read(stack.topics.quarantine(), stack.serdes.quarantine().deserializer()).stream()
                        .map(record -> record.value())
                        .filter(record -> record.channel() == channel)
                        .toList();
    }
}
