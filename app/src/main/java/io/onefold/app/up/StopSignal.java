package io.onefold.app.up;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The wish to stop: Ctrl-C, a supervisor's signal, or a part that failed. A signal starts the end of this process, which then
 * waits for {@link #close}, so that everything is stopped in order. Thread-safe.
 */
final class StopSignal implements AutoCloseable {
    private static final Duration ORDERLY = Duration.ofSeconds(90);

    private final Thread runner;
    private final int exitCode;
    private boolean stopping;
    private final CountDownLatch wish = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicReference<String> failure = new AtomicReference<>("");

    private StopSignal(Thread runner, int exitCode) {
        this.runner = runner;
        this.exitCode = exitCode;
    }

    /**
     * Installs it; the calling thread is interrupted at what it waits for when the wish comes.
     *
     * @param exitCode of a process that was ended in order by a signal
     */
    static StopSignal install(int exitCode) {
        StopSignal signal = new StopSignal(Thread.currentThread(), exitCode);
        Runtime.getRuntime().addShutdownHook(new Thread(signal::onShutdown, "onefold-stop"));
        return signal;
    }

    /** Asks to stop since something failed; the first reason counts. What is being done waits for it no longer. */
    void fail(String why) {
        failure.compareAndSet("", why);
        wish.countDown();
        interruptRunner();
    }

    /** Returns when it is time to stop. */
    void await() throws InterruptedException {
        wish.await();
    }

    boolean requested() {
        return wish.getCount() == 0;
    }

    /** What failed; empty where nothing did. */
    String failure() {
        return failure.get();
    }

    /** From now on the thread is stopping things in order and is not to be interrupted. */
    synchronized void stopping() {
        stopping = true;
        boolean unused = Thread.interrupted();
    }

    private synchronized void interruptRunner() {
        if (!stopping) runner.interrupt();
    }

    /** Everything is stopped. */
    @Override
    public void close() {
        done.countDown();
    }

    private void onShutdown() {
        // A process that ends for another reason has nothing running any more.
        if (done.getCount() == 0) return;
        wish.countDown();
        interruptRunner();
        try {
            // Ended in order, though by a signal: the exit code says what that means.
            if (done.await(ORDERLY.toMillis(), TimeUnit.MILLISECONDS))
                Runtime.getRuntime().halt(exitCode);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
