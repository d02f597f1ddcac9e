package io.onefold.ingest;

import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A sink that keeps what it takes in memory, and answers as it is told to: at once, never, later or with a failure. */
public final class RecordingSink implements TouchpointSink {
    public final List<Touchpoint> touchpoints = Collections.synchronizedList(new ArrayList<>());
    public final List<Quarantined> quarantined = Collections.synchronizedList(new ArrayList<>());
    private volatile Supplier<CompletableFuture<Void>> answer = () -> CompletableFuture.completedFuture(null);

    /** From now on each thing handed over is answered with what {@code answer} gives. */
    public void answerWith(Supplier<CompletableFuture<Void>> answer) {
        this.answer = answer;
    }

    @Override
    public CompletionStage<Void> put(Fate fate) {
        switch (fate) {
            case Fate.Accepted accepted -> touchpoints.add(accepted.touchpoint());
            case Fate.Refused refused -> quarantined.add(refused.quarantined());
        }
        return answer.get();
    }
}
