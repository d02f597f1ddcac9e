package io.onefold.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls a server over a few connections for some time: at a fixed rate, where each call has a moment at which it is due whether or not
 * those before it are answered, and its latency counts from there; or each connection again as soon as it is answered.
 */
final class Calling {
    private static final int MOST = 4_000_000;

    private final Calls calls;
    private final int port;
    private final int connections;
    private final AtomicLong next = new AtomicLong();

    Calling(Calls calls, int port, int connections) {
        this.calls = calls;
        this.port = port;
        this.connections = connections;
    }

    /**
     * What came of it.
     *
     * @param taken events in calls that were answered with 200
     * @param refused how many calls were answered otherwise, by status
     * @param latencies of the answered calls
     */
    record Outcome(long taken, SortedMap<Integer, Long> refused, double seconds, Latencies latencies) {
        double rate() {
            return taken / seconds;
        }

        /** The milliseconds that this share of the calls keeps to. */
        double at(double share) {
            return latencies.at(share);
        }
    }

    /** How long calls took, in milliseconds. */
    private static final class Latencies {
        private final double[] ascending;

        Latencies(double[] ascending) {
            this.ascending = ascending;
        }

        double at(double share) {
            if (ascending.length == 0) return Double.NaN;
            return ascending[(int) Math.min(ascending.length - 1, ascending.length * share)];
        }
    }

    /** As fast as the connections go. */
    Outcome saturating(int seconds) throws InterruptedException {
        return run(0, seconds, 0);
    }

    /** So many events a second. */
    Outcome atRate(int events, int seconds) throws InterruptedException {
        return atRate(events, 0, seconds);
    }

    /** So many events a second for both times; only what was due in the second counts. */
    Outcome atRate(int events, int warmUp, int seconds) throws InterruptedException {
        return run(warmUp, seconds, TimeUnit.SECONDS.toNanos(1) * calls.eventsEach() / events);
    }

    private Outcome run(int warmUp, int seconds, long stepNanos) throws InterruptedException {
        long start = System.nanoTime();
        long counted = start + TimeUnit.SECONDS.toNanos(warmUp);
        long end = counted + TimeUnit.SECONDS.toNanos(seconds);
        List<Caller> callers = new ArrayList<>();
        long first = next.get();
        for (int i = 0; i < connections; i++) callers.add(new Caller(first, start, counted, end, stepNanos));
        for (Caller caller : callers) caller.thread.start();
        for (Caller caller : callers) caller.thread.join();
        long answered = callers.stream().mapToLong(caller -> caller.taken).sum();
        double[] millis = callers.stream()
                .flatMapToDouble(
                        caller -> Arrays.stream(caller.micros, 0, caller.taken).mapToDouble(each -> each / 1e3))
                .sorted()
                .toArray();
        SortedMap<Integer, Long> refused = new TreeMap<>();
        callers.forEach(caller -> caller.refused.forEach((status, count) -> refused.merge(status, count, Long::sum)));
        return new Outcome(
                answered * calls.eventsEach(), refused, (System.nanoTime() - counted) / 1e9, new Latencies(millis));
    }

    /** One connection's thread. Whichever is free takes the call that is due next. */
    private final class Caller {
        private final Thread thread = Thread.ofPlatform().unstarted(this::run);
        private final long first;
        private final long start;
        private final long counted;
        private final long end;
        private final long stepNanos;
        private int[] micros = new int[1_024];
        private int taken;
        private final Map<Integer, Long> refused = new HashMap<>();

        Caller(long first, long start, long counted, long end, long stepNanos) {
            this.first = first;
            this.start = start;
            this.counted = counted;
            this.end = end;
            this.stepNanos = stepNanos;
        }

        private void run() {
            try (KeptConnection connection = new KeptConnection(port)) {
                while (System.nanoTime() < end) {
                    long number = next.getAndIncrement();
                    long due = stepNanos == 0 ? System.nanoTime() : start + (number - first) * stepNanos;
                    if (due >= end) return;
                    for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime())
                        LockSupport.parkNanos(wait);
                    int status = connection.call(calls.request(number));
                    if (due < counted) continue;
                    if (status == 200) took(System.nanoTime() - due);
                    else refused.merge(status, 1L, Long::sum);
                }
            } catch (IOException e) {
                throw new IllegalStateException("a call broke off", e);
            }
        }

        private void took(long nanos) {
            if (taken == micros.length) micros = Arrays.copyOf(micros, Math.min(MOST, 2 * taken));
            micros[taken++] = (int) Math.min(Integer.MAX_VALUE, nanos / 1_000);
        }
    }
}
