package io.onefold.testing.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.app.rebuild.RebuildRefusedException;
import io.onefold.app.rebuild.Shadows;
import io.onefold.schemas.Channel;
import io.onefold.schemas.kafka.TopicCreator;
import io.onefold.schemas.topics.Partitions;
import io.onefold.schemas.topics.Topics;
import io.onefold.testing.kafka.EmbeddedBroker;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** What a cut-over waits for before it compares: transactions, and not those who go on sending. */
class ShadowsIT {
    private static final Map<String, Object> CLIENT =
            Map.of("bootstrap.servers", EmbeddedBroker.shared().bootstrap());
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private static Shadows shadows(Admin admin, Topics topics) throws InterruptedException {
        assertThat(new TopicCreator(admin, new Partitions(2, 2, 2), (short) 1).create(topics.all()))
                .isEmpty();
        return new Shadows(admin, topics, topics.ofGeneration(2).shadow());
    }

    private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(CLIENT);
        settings.putAll(more);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Test
    void whoGoesOnSendingToTheInputsHoldsNothingUp() throws Exception {
        Topics topics = new Topics("flowing.");
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch flows = new CountDownLatch(100);
        try (Admin admin = Admin.create(CLIENT);
                KafkaProducer<byte[], byte[]> sender = producer(Map.of())) {
            Shadows shadows = shadows(admin, topics);
            String input = topics.touchpoints(Channel.WEB).name();
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                while (!over.get()) {
                    var unused = sender.send(
                            new ProducerRecord<>(input, new byte[1]), (stored, failure) -> flows.countDown());
                    sender.flush();
                }
            });
            flows.await();

            assertThatCode(() -> shadows.awaitNothingOpen("flowing.onefold", TIMEOUT))
                    .doesNotThrowAnyException();

            over.set(true);
            sending.join();
        }
    }

    @Test
    void anOpenTransactionIsWaitedForAndThenNamed() throws Exception {
        Topics topics = new Topics("open.");
        try (Admin admin = Admin.create(CLIENT);
                KafkaProducer<byte[], byte[]> writer = producer(Map.of("transactional.id", "forgotten"))) {
            Shadows shadows = shadows(admin, topics);
            writer.initTransactions();
            writer.beginTransaction();
            writer.send(new ProducerRecord<>(topics.customerProfiles().name(), new byte[1], null))
                    .get();

            assertThatThrownBy(() -> shadows.awaitNothingOpen("open.onefold", TIMEOUT))
                    .isInstanceOf(RebuildRefusedException.class)
                    .hasMessageContaining("open.onefold");

            writer.abortTransaction();
            shadows.awaitNothingOpen("open.onefold", TIMEOUT);
        }
    }
}
