package io.onefold.ingest;

import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Where connectors put what they read. Implementations are safe for use by several threads and never block for long. */
public interface TouchpointSink {
    /**
     * Hands over what became of one thing. The stage completes once it is stored for good, and exceptionally where it is not
     * known to be: with {@link SinkFullException} when there is no room at the moment, with {@link SinkSlowException} when it was
     * not confirmed in time. Whoever sends it again makes a duplicate at worst.
     */
    CompletionStage<Void> put(Fate fate);

    /**
     * Hands over what became of several things that are answered together. The stage completes when each of them is settled:
     * normally once all are stored for good, and exceptionally where of one it is not known, as {@link #put} would. A sink that
     * has no room for all of them may take none.
     *
     * @param stored hears of each that is stored, from any thread and not for long
     */
    default CompletionStage<Void> putAll(List<Fate> fates, Consumer<Fate> stored) {
        return CompletableFuture.allOf(fates.stream()
                .map(fate -> put(fate).thenRun(() -> stored.accept(fate)).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new));
    }

    /** Hands over a touchpoint, under the same terms. */
    default CompletionStage<Void> accept(Touchpoint touchpoint) {
        return put(new Fate.Accepted(touchpoint, ""));
    }

    /** Hands over what could not be read, under the same terms. */
    default CompletionStage<Void> quarantine(Quarantined quarantined) {
        return put(new Fate.Refused(quarantined));
    }
}
