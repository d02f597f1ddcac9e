package io.onefold.identity.audit;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Several sorted sequences as one. */
final class MergedEntries implements Entries {
    private final List<Entries> sources;
    private final PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::entry, Entry.ORDER));

    private record Head(Entry entry, Entries rest) {}

    MergedEntries(List<Entries> sources) throws IOException {
        this.sources = sources;
        for (Entries source : sources) advance(source);
    }

    private void advance(Entries source) throws IOException {
        Entry next = source.next();
        if (next != null) heads.add(new Head(next, source));
    }

    @Override
    public @Nullable Entry next() throws IOException {
        Head least = heads.poll();
        if (least == null) return null;
        advance(least.rest);
        return least.entry;
    }

    @Override
    public void close() throws IOException {
        for (Entries source : sources) source.close();
    }
}
