package io.onefold.app.population;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.onefold.app.answer.LongAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Learns from all customers: {@code POST /v1/portrait/fit}, with {@code dryRun=true} without putting it into force. The answer is lines of
 * JSON, one now and then on how far it is, and what was learned on the last. Thread-safe.
 */
public final class FitApi {
    private final Supplier<Optional<Fitting>> fitting;

    /** @param fitting empty as long as it cannot be done */
    public FitApi(Supplier<Optional<Fitting>> fitting) {
        this.fitting = fitting;
    }

    /** Adds the route. */
    public void addRoutes(JavalinConfig config) {
        config.routes.post("/v1/portrait/fit", this::answer);
    }

    private void answer(Context request) throws IOException, InterruptedException, ExecutionException {
        Optional<Fitting> ready = fitting.get();
        if (ready.isEmpty()) {
            LongAnswer.refuse(
                    request, HttpStatus.SERVICE_UNAVAILABLE, "it is only just starting; ask again in a moment");
            return;
        }
        boolean keeps = !"true".equals(request.queryParam("dryRun"));
        LongAnswer answer = LongAnswer.to(request);
        // Whoever has gone away ends it: writing to them fails.
        try {
            AtomicLong all = new AtomicLong();
            Optional<Learning.Outcome> outcome = ready.get().run(keeps, (looked, part) -> {
                all.set(looked);
                answer.write(FitLine.underWay(looked, part));
                return true;
            });
            if (outcome.isPresent()) answer.write(FitLine.learned(all.get(), outcome.get()));
            else
                LongAnswer.refuse(
                        request, HttpStatus.TOO_MANY_REQUESTS, "another fit is under way; ask again when it has ended");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
