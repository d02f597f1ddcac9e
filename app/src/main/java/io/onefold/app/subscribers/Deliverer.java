package io.onefold.app.subscribers;

import io.onefold.app.config.DescribedSubscriber;
import io.onefold.app.config.Target;
import io.onefold.ingest.connector.Secrets;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one subscriber what stands on its topic, by a thread of its own: in the order of each profile, and at least once, since how far it is
 * is only noted when the subscriber has taken it. Whoever does not answer keeps nobody else waiting. Thread-safe.
 */
public final class Deliverer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Deliverer.class);
    private static final Duration BEFORE_ANOTHER_START = Duration.ofSeconds(5);
    private static final Duration STOPPING = Duration.ofSeconds(30);

    private final DescribedSubscriber subscriber;
    private final Target.Webhook target;
    private final Surroundings surroundings;
    private final Backoff backoff;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile Deliveries deliveries;
    private volatile long lag;
    private volatile @Nullable Rounds rounds;
    private volatile @Nullable Post posting;

    /**
     * What an installation's deliverers have in common.
     *
     * @param client what a client of the brokers is made with
     * @param group what the name of each one's consumer group begins with
     */
    public record Surroundings(
            Map<String, Object> client,
            String group,
            Topics topics,
            TopicSerdes serdes,
            Secrets secrets,
            InstantSource clock) {
        public Surroundings {
            client = Map.copyOf(client);
        }

        /** The group by which a subscriber gets what it has not got yet. */
        String groupOf(String subscriber) {
            return group + subscriber;
        }

        @Override
        public String toString() {
            return "Surroundings[" + group + "]";
        }
    }

    /** Begins at once. */
    public static Deliverer start(DescribedSubscriber subscriber, Target.Webhook target, Surroundings surroundings) {
        return start(subscriber, target, surroundings, Backoff.USUAL);
    }

    /** Begins at once, and waits in a way of its own after failures. */
    public static Deliverer start(
            DescribedSubscriber subscriber, Target.Webhook target, Surroundings surroundings, Backoff backoff) {
        Deliverer deliverer = new Deliverer(subscriber, target, surroundings, backoff);
        deliverer.thread.start();
        return deliverer;
    }

    private Deliverer(
            DescribedSubscriber subscriber, Target.Webhook target, Surroundings surroundings, Backoff backoff) {
        this.subscriber = subscriber;
        this.target = target;
        this.surroundings = surroundings;
        this.backoff = backoff;
        this.deliveries = Deliveries.none(subscriber.name());
        this.thread = new Thread(this::run, "subscriber-" + subscriber.name());
    }

    /** How it goes. */
    public Deliveries deliveries() {
        return deliveries;
    }

    /** Records that were not taken yet, as far as this instance knows. */
    public long lag() {
        return lag;
    }

    private void run() {
        try {
            while (closing.getCount() > 0) {
                deliver();
                closing.await(BEFORE_ANOTHER_START.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until it is closed, or something fails. */
    private void deliver() throws InterruptedException {
        LetterJson json = new LetterJson(subscriber.subscription().disclosure().fields());
        Round round = new Round(backoff, RandomGenerator.getDefault());
        try (Post post = new Post(target, json, surroundings.secrets(), surroundings.clock());
                Rounds opened = new Rounds(subscriber.name(), target.batch(), surroundings, round)) {
            posting = post;
            rounds = opened;
            while (closing.getCount() > 0) {
                deliveries = opened.step(post, deliveries);
                lag = opened.lag();
            }
        } catch (WakeupException e) {
            log.debug("subscriber {} is not delivered to any more", subscriber.name());
        } catch (RuntimeException e) {
            // Whatever it is: a thread that ended would bring nothing ever again, and nobody would notice.
            if (closing.getCount() == 0) return;
            log.warn("delivering to subscriber {} begins anew", subscriber.name(), e);
            deliveries = deliveries.failed(
                    "failed: " + e.getClass().getSimpleName(),
                    surroundings.clock().instant());
        } finally {
            rounds = null;
            posting = null;
        }
    }

    /** Stops; what was posted and not answered yet is posted again by whoever comes next. */
    @Override
    public void close() {
        closing.countDown();
        Rounds open = rounds;
        if (open != null) open.wakeup();
        // An answer need not be waited for.
        Post post = posting;
        if (post != null) post.close();
        try {
            thread.join(STOPPING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
