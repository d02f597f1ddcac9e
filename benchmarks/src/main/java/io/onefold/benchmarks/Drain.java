package io.onefold.benchmarks;

/** How fast a topic was drained, and what it cost. */
record Drain(int events, Machine.Usage usage) {
    double rate() {
        return events / usage.seconds();
    }

    /** Processor time of topology and broker together, which other work on the machine lengthens less than the clock's. */
    double microsAnEvent() {
        return usage.own().plus(usage.broker()).toNanos() / 1e3 / events;
    }

    @Override
    public String toString() {
        return "%.0f events/s (processor time an event: topology %d µs, broker %d µs)"
                .formatted(
                        rate(),
                        usage.own().toNanos() / 1_000 / events,
                        usage.broker().toNanos() / 1_000 / events);
    }
}
