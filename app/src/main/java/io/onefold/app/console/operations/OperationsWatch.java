package io.onefold.app.console.operations;

import io.onefold.app.status.PartitionLag;
import io.onefold.app.status.Status;
import io.onefold.schemas.topics.Topics;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Looks at the installation every second for what only shows over time. {@link #look} is of one thread. */
public final class OperationsWatch {
    private static final int GROUP_EVERY = 5;
    private static final int CONNECTORS_EVERY = 2;

    private final Supplier<Status> status;
    private final LongSupplier published;
    private final Topics topics;
    private final InstantSource clock;
    private final GroupView group;
    private final ConnectorsView connectors;
    private final AccountingGaps gaps = new AccountingGaps();
    private final FlowHistory flow = new FlowHistory();
    private long turns;
    private long publishedBefore = -1;
    private long lookedAt;
    private volatile double publishedPerSecond;

    /** @param published how many profiles were published since the start */
    public OperationsWatch(
            Supplier<Status> status,
            LongSupplier published,
            Topics topics,
            GroupView group,
            ConnectorsView connectors,
            InstantSource clock) {
        this.status = status;
        this.published = published;
        this.topics = topics;
        this.group = group;
        this.connectors = connectors;
        this.clock = clock;
    }

    /** Looks once. */
    public void look() throws InterruptedException {
        long now = clock.millis();
        Status seen = status.get();
        gaps.look(seen, now);
        long count = published.getAsLong();
        if (publishedBefore >= 0)
            publishedPerSecond = (count - publishedBefore) / Math.max(0.001, (now - lookedAt) / 1e3);
        publishedBefore = count;
        lookedAt = now;
        flow.add(new FlowHistory.Sample(
                now,
                topics.touchpoints().stream()
                        .mapToDouble(each -> seen.recordsPerSecond().getOrDefault(each.name(), 0.0))
                        .sum(),
                seen.recordsPerSecond().getOrDefault(topics.observations().name(), 0.0),
                publishedPerSecond,
                seen.lags().stream().mapToLong(PartitionLag::records).sum()));
        if (turns % CONNECTORS_EVERY == 0) connectors.look();
        if (turns++ % GROUP_EVERY == 0) group.look();
    }

    AccountingGaps gaps() {
        return gaps;
    }

    FlowHistory flow() {
        return flow;
    }

    GroupView group() {
        return group;
    }

    ConnectorsView connectors() {
        return connectors;
    }

    double publishedPerSecond() {
        return publishedPerSecond;
    }
}
