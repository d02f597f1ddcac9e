package io.onefold.testing.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.schemas.Channel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Senders that never pause, in front of a broker that stops answering, comes back, is killed, and comes back. */
@Tag("long")
class BackPressureIT {
    private static final int SENDERS = 12;
    private static final IngestStack.Patience SHORT =
            new IngestStack.Patience(2 * 1024 * 1024, Duration.ofSeconds(4), Duration.ofSeconds(9));

    @TempDir
    private Path folder;

    @Test
    void sendersAreToldToWaitNothingIsConfirmedThatIsNotStoredAndItGoesOnByItself() throws Exception {
        try (IngestStack stack = new IngestStack(folder, SHORT);
                BatchSenders senders = new BatchSenders(stack.url(), SENDERS)) {
            senders.awaitSince(0, BatchSenders.Answered::isStored);

            stack.signalBroker("STOP");
            int stopped = senders.begun();
            BatchSenders.Answered full = senders.awaitSince(stopped, saying("too-many-requests"));
            BatchSenders.Answered slow = senders.awaitSince(stopped, saying("not-stored"));
            List<BatchSenders.Answered> whileStopped = senders.answersSince(stopped);
            stack.signalBroker("CONT");
            senders.awaitSince(senders.begun(), BatchSenders.Answered::isStored);

            stack.signalBroker("KILL");
            int killed = senders.begun();
            senders.awaitSince(killed, saying("too-many-requests"));
            List<BatchSenders.Answered> whileDead = senders.answersSince(killed);
            stack.restartBroker();
            senders.awaitSince(senders.begun(), BatchSenders.Answered::isStored);
            senders.finish();

            assertThat(full.retryAfter()).isEqualTo("1");
            assertThat(slow.retryAfter()).isEqualTo("5");
            assertThat(whileStopped).isNotEmpty().noneMatch(BatchSenders.Answered::isStored);
            assertThat(whileDead).isNotEmpty().noneMatch(BatchSenders.Answered::isStored);
            assertThat(senders.answersSince(0))
                    .extracting(answer -> answer.status())
                    .containsOnly(200, 429);
            List<String> stored = stored(stack);
            Set<String> once = new HashSet<>(stored);
            Set<String> missing = new HashSet<>(senders.confirmed());
            missing.removeAll(once);
            assertThat(missing).as("confirmed and not stored").isEmpty();
            assertThat(once).as("stored twice, though no call was made twice").hasSameSizeAs(stored);
        }
    }

    private static Predicate<BatchSenders.Answered> saying(String error) {
        return answer -> answer.status() == 429 && answer.body().contains(error);
    }

    private static List<String> stored(IngestStack stack) {
        return new TopicReader(stack.bootstrap())
                        .read(
                                stack.topics.touchpoints(Channel.WEB),
                                stack.serdes.touchpoints(Channel.WEB).deserializer())
                        .stream()
                        .map(record -> record.value().messageId())
                        .toList();
    }
}
