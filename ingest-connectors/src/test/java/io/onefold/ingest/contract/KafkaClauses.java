package io.onefold.ingest.contract;

import static io.onefold.ingest.contract.Reader.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.SinkFullException;
import io.onefold.ingest.feed.Item;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** What becomes of records while Kafka or the worker is not there. */
final class KafkaClauses {
    private static final Instant AT = Reader.NOW.minus(Duration.ofHours(3));
    private static final int MOST_A_POLL = 500;
    private static final int RECORDS = 12;

    private KafkaClauses() {}

    private static List<Sample> goods(Contract contract, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> contract.good(number, AT.plusSeconds(number)))
                .toList();
    }

    static void slowKafka(Bench bench) throws Exception {
        Contract contract = bench.open();
        switch (contract.reader()) {
            case PolledReader polled -> {
                contract.has(goods(contract, MOST_A_POLL + RECORDS));
                nothingIsStoredForLong(polled);
            }
            case CalledReader called -> {
                contract.has(goods(contract, RECORDS));
                nothingIsAcknowledged(called);
            }
            case RowReader rows -> throw new AssertionError("no Kafka at this level");
        }
    }

    private static void nothingIsStoredForLong(PolledReader polled) throws Exception {
        int all = MOST_A_POLL + RECORDS;
        List<Item> read = new ArrayList<>();
        for (int polls = 0; polls < all && read.size() < all; polls++) {
            List<Item> some = polled.poll();
            assertThat(some).as("one poll").hasSizeLessThanOrEqualTo(MOST_A_POLL);
            read.addAll(some);
            polled.pass(Duration.ofMinutes(10));
        }
        polled.vanish();

        List<Item> again = polled.read(all);

        assertThat(ids(again)).hasSize(all).doesNotHaveDuplicates();
        assertThat(ids(read)).isEqualTo(ids(again));
    }

    private static void nothingIsAcknowledged(CalledReader called) {
        called.sink().answerWith(() -> CompletableFuture.failedFuture(new SinkFullException("full")));
        assertThat(called.call()).isNotEmpty().allSatisfy(answer -> isToComeAgain(answer, 429));
        called.sink().answerWith(() -> CompletableFuture.failedFuture(new IllegalStateException("no broker")));
        assertThat(called.call()).isNotEmpty().allSatisfy(answer -> isToComeAgain(answer, 503));
        CompletableFuture<Void> never = new CompletableFuture<>();
        called.sink().answerWith(() -> never);
        assertThat(called.call()).isNotEmpty().allSatisfy(answer -> isToComeAgain(answer, 429));
        never.complete(null);
        Set<String> asked = new HashSet<>(ids(called.stored()));
        called.sink().answerWith(() -> CompletableFuture.completedFuture(null));

        assertThat(ids(called.read(RECORDS))).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(asked);
    }

    private static void isToComeAgain(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    static void killed(Bench bench) throws Exception {
        Contract undisturbed = bench.open();
        undisturbed.has(goods(undisturbed, RECORDS));
        List<String> all = ids(undisturbed.reader().read(RECORDS));
        assertThat(all).hasSize(RECORDS).doesNotHaveDuplicates();

        for (int stored = 0; stored <= RECORDS; stored++) {
            boolean isStateless = undisturbed.reader() instanceof CalledReader;
            Contract contract = isStateless ? undisturbed : bench.open();
            contract.has(goods(contract, RECORDS));
            Set<String> known = switch (contract.reader()) {
                case PolledReader polled -> killedAfter(polled, stored);
                case CalledReader called -> failedAfter(called, stored);
                case RowReader rows -> throw new AssertionError("no worker at this level");
            };
            assertThat(known).as("killed after " + stored).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    /** Everything was handed over, Kafka has the first of it, and in every other case no position was written down. */
    private static Set<String> killedAfter(PolledReader polled, int stored) throws Exception {
        List<Item> handedOver = polled.readUnstored(RECORDS);
        List<Item> first = handedOver.subList(0, stored);
        if (stored % 2 == 0) polled.keep(first);
        polled.tell(first);
        polled.vanish();
        Set<String> known = new HashSet<>(ids(first));
        known.addAll(ids(polled.readOn()));
        return known;
    }

    /** The sink has the first of it, the caller hears that not all is stored, and calls again. */
    private static Set<String> failedAfter(CalledReader called, int stored) {
        AtomicInteger left = new AtomicInteger(stored);
        called.sink()
                .answerWith(() -> left.getAndDecrement() > 0
                        ? CompletableFuture.completedFuture(null)
                        : CompletableFuture.failedFuture(new IllegalStateException("killed")));
        List<HttpResponse<String>> answers = called.call();
        assertThat(answers)
                .as("what is not stored is not acknowledged")
                .satisfies(each -> assertThat(each.stream().allMatch(answer -> answer.statusCode() == 200))
                        .isEqualTo(stored == RECORDS));
        Set<String> known = new HashSet<>(ids(called.stored()).subList(0, stored));
        called.sink().answerWith(() -> CompletableFuture.completedFuture(null));
        called.call();
        known.addAll(ids(called.stored()));
        return known;
    }
}
