package io.onefold.ingest.redrive;

import io.onefold.ingest.Fate;
import io.onefold.ingest.Source;
import io.onefold.ingest.Sources;
import io.onefold.ingest.connector.Again;
import io.onefold.ingest.tracking.TrackingReader;
import io.onefold.schemas.Quarantined;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Redrives quarantine records: one that came from a topic goes there again as it was; one that a connector refused is read
 * again by today's source and mapping. Safe for several threads.
 */
public final class Redrive {
    private final Sources sources;
    private final Map<String, Again> agains;
    private final RedriveTarget target;

    /**
     * A redrive to {@code target}.
     *
     * @param agains of the sources whose records come otherwise than by the tracking API, by the source's name
     */
    public Redrive(Sources sources, Map<String, Again> agains, RedriveTarget target) {
        this.sources = sources;
        this.agains = Map.copyOf(agains);
        this.target = target;
    }

    /** Redrives one record. The stage completes once what came of it is stored, exceptionally where it is not known to be. */
    public CompletionStage<Redriven> redrive(Quarantined record) {
        if (!record.origin().isEmpty())
            return target.republish(record).thenApply(nothing -> new Redriven.Republished(record.origin()));
        Optional<Source> source = sources.named(record.source());
        if (source.isEmpty()) return unreadable("no source is named " + record.source() + "; configure it first");
        Optional<List<Fate>> events = new TrackingReader(source.get()).readAgain(record);
        return events.isPresent() ? send(record, events.get()) : readAgain(record, source.get());
    }

    private CompletionStage<Redriven> readAgain(Quarantined record, Source source) {
        @Nullable Again again = agains.get(source.name());
        if (again == null)
            return unreadable("nothing says how records of " + source.name()
                    + " are read again; give the mapping where they are lines of a file");
        try {
            Optional<List<Fate>> read = again.read(record);
            return read.isPresent()
                    ? send(record, read.get())
                    : unreadable("the record at " + record.location() + " is none that can be read alone");
        } catch (IOException e) {
            return unreadable("it cannot be read again: " + e.getMessage());
        }
    }

    private static CompletionStage<Redriven> unreadable(String message) {
        return CompletableFuture.completedFuture(new Redriven.Unreadable(message));
    }

    private CompletionStage<Redriven> send(Quarantined record, List<Fate> fates) {
        if (fates.size() == 1 && fates.getFirst() instanceof Fate.Refused still)
            return CompletableFuture.completedFuture(new Redriven.StillRefused(still.quarantined()));
        List<CompletableFuture<Void>> stored = new ArrayList<>();
        int accepted = 0;
        for (Fate fate : fates) {
            switch (fate) {
                case Fate.Accepted read -> {
                    accepted++;
                    stored.add(target.accept(read.touchpoint(), record).toCompletableFuture());
                }
                case Fate.Refused part ->
                    stored.add(target.quarantine(part.quarantined()).toCompletableFuture());
            }
        }
        Redriven outcome = new Redriven.Accepted(accepted, fates.size() - accepted);
        return CompletableFuture.allOf(stored.toArray(CompletableFuture<?>[]::new))
                .thenApply(nothing -> outcome);
    }
}
