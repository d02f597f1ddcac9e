package io.onefold.ingest.contract;

import static io.onefold.ingest.contract.Reader.accepted;
import static io.onefold.ingest.contract.Reader.ids;
import static io.onefold.ingest.contract.Reader.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.feed.Item;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What becomes of single records. */
final class RecordClauses {
    private static final Instant AT = Reader.NOW.minus(Duration.ofHours(3));
    private static final Instant LATER = AT.plusSeconds(60);

    private RecordClauses() {}

    static void quarantinedAlone(Bench bench, Trouble trouble) throws Exception {
        Contract contract = bench.open();
        Sample bad = contract.bad(trouble);
        contract.has(List.of(contract.good(1, AT), bad, contract.good(2, LATER)));

        List<Item> read = contract.reader().read(3);

        assertThat(times(read)).containsExactlyInAnyOrder(AT, LATER);
        assertThat(refused(read)).singleElement().satisfies(quarantined -> isKept(bad, quarantined));
    }

    private static void isKept(Sample bad, Quarantined quarantined) {
        assertThat(quarantined.reason()).as(quarantined.message()).isEqualTo(bad.reason());
        assertThat(quarantined.message()).isNotBlank().contains(bad.word()).doesNotContain(Contract.PERSON);
        assertThat(quarantined.location()).isNotBlank().doesNotContain(Contract.PERSON);
        hasOriginal(quarantined, bad.kept());
    }

    private static void hasOriginal(Quarantined quarantined, Sample.Kept kept) {
        if (kept.isAll()) assertThat(quarantined.original()).isEqualTo(kept.bytes());
        else assertThat(text(quarantined.original())).contains(text(kept.bytes()));
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }

    static void duplicate(Bench bench) throws Exception {
        Contract contract = bench.open();
        contract.has(List.of(contract.good(1, AT)));
        List<Item> first = contract.reader().read(1);
        contract.has(List.of(contract.good(1, AT), contract.good(2, AT)));

        List<Item> again = contract.reader().read(2);

        assertThat(ids(first)).hasSize(1);
        boolean isRecognised = again.stream().anyMatch(Item.Repeated.class::isInstance);
        if (isRecognised) assertThat(ids(again)).hasSize(1).doesNotContainAnyElementsOf(ids(first));
        else assertThat(ids(again)).hasSize(2).doesNotHaveDuplicates().containsAll(ids(first));
    }

    static void outOfOrder(Bench bench) throws Exception {
        Contract contract = bench.open();
        Sample late = contract.good(1, AT.minus(Duration.ofDays(40)));
        Sample yesterday = contract.good(2, AT.minus(Duration.ofDays(1)));
        Sample now = contract.good(3, AT);
        Contract inOrder = bench.open();
        contract.has(List.of(now, late));
        inOrder.has(List.of(late, yesterday));

        List<Item> read = contract.reader().read(2);
        contract.has(List.of(yesterday));
        List<Item> more = contract.reader().read(1);
        List<Item> ordered = inOrder.reader().read(2);
        inOrder.has(List.of(now));

        assertThat(times(read)).containsExactlyInAnyOrder(AT, AT.minus(Duration.ofDays(40)));
        assertThat(times(more)).containsExactly(AT.minus(Duration.ofDays(1)));
        assertThat(List.of(named(read, more)))
                .isEqualTo(List.of(named(ordered, inOrder.reader().read(1))));
    }

    /** The ids of both, by the times of their events. */
    private static List<String> named(List<Item> some, List<Item> others) {
        return Stream.of(some, others)
                .flatMap(each -> accepted(each).stream())
                .map(touchpoint -> touchpoint.occurredAt() + " " + touchpoint.messageId())
                .sorted()
                .toList();
    }

    static void clockSkew(Bench bench) throws Exception {
        Contract contract = bench.open();
        Instant believed = Reader.NOW.plus(Duration.ofHours(23));
        Sample future = contract.good(3, Reader.NOW.plus(Duration.ofDays(400)));
        contract.has(List.of(contract.good(1, AT), future, contract.good(2, believed)));

        List<Item> read = contract.reader().read(3);

        assertThat(times(read)).containsExactlyInAnyOrder(AT, believed);
        assertThat(refused(read)).singleElement().satisfies(quarantined -> {
            assertThat(quarantined.reason()).isEqualTo(QuarantineReason.EVENT_TIME_IN_FUTURE);
            assertThat(quarantined.message()).contains("clock").doesNotContain(Contract.PERSON);
            hasOriginal(quarantined, future.kept());
        });
    }

    static void fieldAdded(Bench bench) throws Exception {
        Contract contract = bench.open();
        contract.has(List.of(contract.good(1, AT), contract.withNewField(2, LATER)));

        assertThat(times(contract.reader().read(2))).containsExactlyInAnyOrder(AT, LATER);
    }

    private static List<Instant> times(List<Item> items) {
        return accepted(items).stream()
                .map(Touchpoint::occurredAt)
                .map(Instant::ofEpochMilli)
                .toList();
    }
}
