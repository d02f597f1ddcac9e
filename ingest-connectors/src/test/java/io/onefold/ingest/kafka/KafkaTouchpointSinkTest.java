package io.onefold.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.Fate;
import io.onefold.ingest.SinkFullException;
import io.onefold.ingest.SinkSlowException;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.EventType;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.topics.RecordHeaders;
import io.onefold.schemas.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** Against Kafka's own in-memory producer, which acknowledges when it is told to. */
class KafkaTouchpointSinkTest {
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final Publisher publisher = new Publisher(producer, 10);
    private final KafkaTouchpointSink sink = new KafkaTouchpointSink(
            publisher,
            new IngestRecords(
                    new Topics("x."),
                    channel -> (topic, touchpoint) -> utf8(touchpoint.name()),
                    (topic, record) -> utf8(record.reason().code().substring(0, 4)),
                    (topic, minute) -> utf8(minute.source())));

    @Test
    void aTouchpointIsStoredWhenKafkaSaysSo() {
        CompletableFuture<Void> stored = sink.accept(touchpoint("name")).toCompletableFuture();
        boolean early = stored.isDone();
        producer.completeNext();

        assertThat(early).isFalse();
        assertThat(stored).isCompleted();
        ProducerRecord<byte[], byte[]> sent = producer.history().getFirst();
        assertThat(sent.topic()).isEqualTo("x.touchpoints.web");
        assertThat(sent.key()).isEqualTo(utf8("shop/m1"));
        assertThat(sent.value()).isEqualTo(utf8("name"));
        assertThat(sent.timestamp()).isEqualTo(22);
    }

    @Test
    void aQuarantineRecordGoesToItsTopicByItsSource() {
        CompletableFuture<Void> stored = sink.quarantine(quarantined("")).toCompletableFuture();
        producer.completeNext();

        assertThat(stored).isCompleted();
        assertThat(producer.history().getFirst().topic()).isEqualTo("x.touchpoints.quarantine");
        assertThat(producer.history().getFirst().key()).isEqualTo(utf8("shop"));
    }

    @Test
    void whatKafkaDoesNotConfirmFails() {
        CompletableFuture<Void> stored = sink.accept(touchpoint("name")).toCompletableFuture();
        producer.errorNext(new TimeoutException("no broker"));

        assertThat(stored).isCompletedExceptionally();
    }

    @Test
    void beyondTheRoomARecordIsRefusedAtOnceAndTakenLater() {
        CompletableFuture<Void> first = sink.accept(touchpoint("six---")).toCompletableFuture();
        CompletableFuture<Void> second = sink.accept(touchpoint("six---")).toCompletableFuture();
        producer.completeNext();
        CompletableFuture<Void> third = sink.accept(touchpoint("six---")).toCompletableFuture();
        producer.completeNext();

        assertThat(first).isCompleted();
        assertThat(second).isCompletedExceptionally();
        assertThat(second.exceptionNow()).isInstanceOf(SinkFullException.class);
        assertThat(third).isCompleted();
    }

    @Test
    void aBatchIsStoredWhenTheLastOfItIsAndFailsWithTheFirstThatIsNot() {
        List<Fate> heard = new ArrayList<>();
        Fate first = fate("a");
        Fate second = fate("b");

        CompletableFuture<Void> whole =
                sink.putAll(List.of(first, second), heard::add).toCompletableFuture();
        producer.completeNext();
        boolean early = whole.isDone();
        producer.completeNext();
        CompletableFuture<Void> half =
                sink.putAll(List.of(first, second), heard::add).toCompletableFuture();
        producer.errorNext(new TimeoutException("no broker"));
        boolean settled = half.isDone();
        producer.completeNext();

        assertThat(early).isFalse();
        assertThat(whole).isCompleted();
        assertThat(settled).isFalse();
        assertThat(half.exceptionNow()).isInstanceOf(SinkSlowException.class);
        assertThat(heard).containsExactly(first, second, second);
    }

    @Test
    void aBatchThatHasNoRoomIsRefusedAsAWholeAndGivesItsRoomBack() {
        CompletableFuture<Void> waiting = sink.accept(touchpoint("six---")).toCompletableFuture();
        CompletableFuture<Void> noRoom =
                sink.putAll(List.of(fate("abc"), fate("de")), fate -> {}).toCompletableFuture();
        int handedOver = producer.history().size();
        producer.completeNext();
        CompletableFuture<Void> afterwards =
                sink.putAll(List.of(fate("abcde"), fate("fghij")), fate -> {}).toCompletableFuture();
        producer.completeNext();
        producer.completeNext();
        CompletableFuture<Void> larger =
                sink.putAll(List.of(fate("abcdef"), fate("ghijkl")), fate -> {}).toCompletableFuture();
        producer.completeNext();
        producer.completeNext();

        assertThat(waiting).isCompleted();
        assertThat(noRoom.exceptionNow()).isInstanceOf(SinkFullException.class);
        assertThat(handedOver).isEqualTo(1);
        assertThat(afterwards).isCompleted();
        assertThat(larger).as("more than there ever is room for").isCompleted();
    }

    @Test
    void afterTheFirstThatTheProducerDoesNotTakeTheOthersAreNotTried() {
        producer.sendException = new TimeoutException("no metadata");

        CompletableFuture<Void> stored = sink.putAll(List.of(fate("a"), fate("b"), fate("c")), fate -> {})
                .toCompletableFuture();
        producer.sendException = null;
        CompletableFuture<Void> afterwards =
                sink.accept(touchpoint("ten-------")).toCompletableFuture();
        producer.completeNext();

        assertThat(stored.exceptionNow()).isInstanceOf(SinkSlowException.class);
        assertThat(producer.history()).hasSize(1);
        assertThat(afterwards).as("its room is free again").isCompleted();
    }

    private static Fate fate(String name) {
        return new Fate.Accepted(touchpoint(name), "");
    }

    @Test
    void redrivenThingsAreMarked() {
        KafkaRedriveTarget target = new KafkaRedriveTarget(sink, publisher);

        CompletionStage<Void> read = target.accept(touchpoint("a"), quarantined(""));
        CompletionStage<Void> asItWas = target.republish(quarantined("x.touchpoints.web"));
        producer.completeNext();
        producer.completeNext();

        assertThat(read.toCompletableFuture()).isCompleted();
        assertThat(asItWas.toCompletableFuture()).isCompleted();
        assertThat(producer.history())
                .extracting(sent -> new String(
                        sent.headers().lastHeader(RecordHeaders.REDRIVEN).value(), StandardCharsets.UTF_8))
                .containsExactly("/v1/track", "/v1/track");
        assertThat(producer.history()).extracting(sent -> sent.topic()).containsOnly("x.touchpoints.web");
        assertThat(producer.history().getLast().value()).isEqualTo(utf8("raw"));
    }

    private static Touchpoint touchpoint(String name) {
        return new Touchpoint(
                "m1",
                "shop",
                Channel.WEB,
                EventType.TRACK,
                name,
                11,
                22,
                11,
                List.of(new Identifier("email", "e")),
                new TreeMap<>(),
                List.of(),
                Context.NONE,
                Details.NONE);
    }

    private static Quarantined quarantined(String origin) {
        return new Quarantined(
                "shop",
                Channel.WEB,
                QuarantineReason.WRONG_TYPE,
                "wrong",
                "/v1/track",
                origin,
                StandardCharsets.UTF_8.encode("raw"),
                "m1",
                33);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
