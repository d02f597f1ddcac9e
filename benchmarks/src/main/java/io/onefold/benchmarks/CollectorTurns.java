package io.onefold.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Turns of the collector and of the bare handler: A, B, B, A, so that a machine that becomes slower meets both. */
final class CollectorTurns {
    private static final int WARM_UP_SECONDS = 20;

    /**
     * What is called.
     *
     * @param eventsEach events a call
     * @param rate events a second, where they are not as many as go
     */
    record Plan(int eventsEach, int rate, int connections) {}

    private record Turn(Calling.Outcome outcome, Duration server, Duration broker, Duration callers) {
        double micros(Duration used) {
            return used.toNanos() / 1e3 / Math.max(1, outcome.taken());
        }

        @Override
        public String toString() {
            return "%,.0f events/s, p50 %.1f ms, p99 %.1f ms, max %.0f ms, refused %s; ms of processor for 1,000 events: server %.1f, broker %.1f, callers %.1f"
                    .formatted(
                            outcome.rate(),
                            outcome.at(0.5),
                            outcome.at(0.99),
                            outcome.at(1),
                            outcome.refused(),
                            micros(server),
                            micros(broker),
                            micros(callers));
        }
    }

    private final Machine machine;
    private final Plan plan;
    private final TrackingCalls calls;
    private final CalledServer collector;
    private final CalledServer bare;

    CollectorTurns(Machine machine, Plan plan, TrackingCalls calls, CalledServer collector, CalledServer bare) {
        this.machine = machine;
        this.plan = plan;
        this.calls = calls;
        this.collector = collector;
        this.bare = bare;
    }

    /** Warms both up, then measures as often as {@code rounds} says, each turn so many seconds. */
    void run(int seconds, int rounds) throws InterruptedException {
        report("warm-up", WARM_UP_SECONDS, 0);
        List<Double> rates = new ArrayList<>();
        List<Double> costs = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            double[] ratios = report("round " + round + ", as fast as they go", seconds, 0);
            rates.add(ratios[0]);
            costs.add(ratios[1]);
        }
        report("at " + plan.rate() + " events/s", seconds, plan.rate());
        System.out.printf(
                "collector to bare handler, mean of %d rounds: rate %.2f, processor time of the server an event %.2f%n",
                rounds, mean(rates), mean(costs));
    }

    /** Ratios of the rate and of the server's processor time an event. */
    private double[] report(String what, int seconds, int rate) throws InterruptedException {
        Turn first = turn(collector, seconds, rate);
        Turn second = turn(bare, seconds, rate);
        Turn third = turn(bare, seconds, rate);
        Turn fourth = turn(collector, seconds, rate);
        System.out.printf(
                "%s%n  collector: %s%n  bare:      %s%n  bare:      %s%n  collector: %s%n",
                what, first, second, third, fourth);
        double ratio = (first.outcome().rate() + fourth.outcome().rate())
                / (second.outcome().rate() + third.outcome().rate());
        double cost = (first.micros(first.server()) + fourth.micros(fourth.server()))
                / (second.micros(second.server()) + third.micros(third.server()));
        System.out.printf("  rate %.2f of the bare handler's, processor time %.2f of it%n", ratio, cost);
        return new double[] {ratio, cost};
    }

    private Turn turn(CalledServer server, int seconds, int rate) throws InterruptedException {
        Calling calling = new Calling(calls, server.port(), plan.connections());
        Duration before = server.used();
        Machine.Clock clock = machine.clock();
        Calling.Outcome outcome = rate == 0 ? calling.saturating(seconds) : calling.atRate(rate, seconds);
        Machine.Usage usage = clock.stop();
        return new Turn(outcome, server.used().minus(before), usage.broker(), usage.own());
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
