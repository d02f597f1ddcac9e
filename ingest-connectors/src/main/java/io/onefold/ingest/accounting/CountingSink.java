package io.onefold.ingest.accounting;

import io.onefold.ingest.Fate;
import io.onefold.ingest.TouchpointSink;
import io.onefold.schemas.SourceMinute;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Counts what is stored, by source and minute. Safe for several threads. */
public final class CountingSink implements TouchpointSink {
    private final TouchpointSink sink;
    private final String reader;
    private final InstantSource clock;
    private final Map<String, SourceCounter> counters = new ConcurrentHashMap<>();

    /** @param reader who reads, such as {@code collector-1} */
    public CountingSink(TouchpointSink sink, String reader, InstantSource clock) {
        this.sink = sink;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Void> put(Fate fate) {
        return sink.put(fate).thenRun(() -> count(fate));
    }

    @Override
    public CompletionStage<Void> putAll(List<Fate> fates, Consumer<Fate> stored) {
        return sink.putAll(fates, fate -> {
            count(fate);
            stored.accept(fate);
        });
    }

    private void count(Fate fate) {
        counter(source(fate)).took(fate);
    }

    private static String source(Fate fate) {
        return switch (fate) {
            case Fate.Accepted accepted -> accepted.touchpoint().source();
            case Fate.Refused refused -> refused.quarantined().source();
        };
    }

    /** What there is to report, as of {@link SourceCounter#due}. */
    public List<SourceMinute> due() {
        return all(SourceCounter::due);
    }

    /** The last of it, as of {@link SourceCounter#rest}. */
    public List<SourceMinute> rest() {
        return all(SourceCounter::rest);
    }

    private List<SourceMinute> all(Function<SourceCounter, List<SourceMinute>> asked) {
        List<SourceMinute> all = new ArrayList<>();
        for (SourceCounter counter : counters.values()) all.addAll(asked.apply(counter));
        return all;
    }

    private SourceCounter counter(String source) {
        @Nullable SourceCounter known = counters.get(source);
        return known != null ? known : counters.computeIfAbsent(source, name -> new SourceCounter(name, reader, clock));
    }
}
