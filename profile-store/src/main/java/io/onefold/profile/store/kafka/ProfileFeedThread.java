package io.onefold.profile.store.kafka;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a feed until it is closed or fails. The store goes on answering from what it has after a failure. */
public final class ProfileFeedThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProfileFeedThread.class);
    private static final Duration STEP = Duration.ofMillis(500);

    private final Consumer<byte[], byte[]> consumer;
    private final ProfileFeed feed;
    private final Thread thread;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private volatile boolean closing;

    /**
     * A thread that is not running yet.
     *
     * @param consumer the feed's, which is closed with the thread
     */
    public ProfileFeedThread(Consumer<byte[], byte[]> consumer, ProfileFeed feed) {
        this.consumer = consumer;
        this.feed = feed;
        this.thread = Thread.ofPlatform().name("profile-feed").unstarted(this::run);
    }

    /** Starts it. */
    public void start() {
        thread.start();
    }

    /** Whether it runs: it was started, and neither failed nor was closed. */
    public boolean running() {
        return thread.isAlive();
    }

    /** What ended it; null where nothing did. */
    public @Nullable RuntimeException failure() {
        return failure.get();
    }

    private void run() {
        try (consumer) {
            feed.start();
            while (!closing) feed.step(STEP);
        } catch (WakeupException woken) {
            if (!closing) fail(woken);
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void fail(RuntimeException e) {
        failure.set(e);
        LOG.atError().setCause(e).log("the profile store is not kept up to date any more; it goes on answering");
    }

    /** Ends the thread and waits for it. */
    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
