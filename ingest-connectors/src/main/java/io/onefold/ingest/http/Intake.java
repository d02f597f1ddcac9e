package io.onefold.ingest.http;

import io.javalin.http.Context;
import io.onefold.ingest.Fate;
import io.onefold.ingest.SinkFullException;
import io.onefold.ingest.SinkSlowException;
import io.onefold.ingest.TouchpointSink;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the bodies of requests, within bounds, and answers when what they told is stored. Safe for several threads. */
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final int RETRY_AFTER_SECONDS = 5;

    /** Answers are written apart from the sink's thread, which a slow reader of an answer must not hold up. */
    private static final Executor ANSWERS =
            answer -> Thread.ofVirtual().name("collector-answer").start(answer);

    private final TouchpointSink sink;
    private final CollectorSettings settings;
    private final InFlight inFlight;

    Intake(TouchpointSink sink, CollectorSettings settings) {
        this.sink = sink;
        this.settings = settings;
        this.inFlight = new InFlight(settings.maxBytesInFlight());
    }

    /** Reads a body. */
    @FunctionalInterface
    interface Reader {
        Reply read(byte[] body) throws HttpRefusal;
    }

    /**
     * What a body told.
     *
     * @param answer writes the answer: all is stored, or why it is not
     */
    record Reply(List<Fate> fates, Consumer<Optional<HttpRefusal>> answer) {}

    /** Takes one request. */
    void take(Context request, Reader reader) throws HttpRefusal {
        RequestBody body = new RequestBody(request, settings.maxRequestBytes());
        InFlight.Room room = inFlight.take(body.atMost());
        boolean kept = false;
        try {
            byte[] bytes = body.read();
            room.shrinkTo(bytes.length);
            Reply reply = reader.read(bytes);
            kept = true;
            deliver(request, reply, room);
        } finally {
            if (!kept) room.release();
        }
    }

    private void deliver(Context request, Reply reply, InFlight.Room room) {
        CompletableFuture<Void> all =
                CompletableFuture.completedFuture(reply.fates()).thenCompose(fates -> sink.putAll(fates, fate -> {}));
        // The room is held for as long as the sink holds the events, even if the sender has been answered.
        CompletableFuture<Void> freed = all.whenComplete((nothing, failure) -> room.release());
        CompletableFuture<Void> inTime =
                freed.copy().orTimeout(settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
        request.future(() -> inTime.handleAsync(
                (nothing, failure) -> {
                    reply.answer().accept(refusalAfter(failure));
                    return null;
                },
                ANSWERS));
    }

    private static Optional<HttpRefusal> refusalAfter(@Nullable Throwable failure) {
        if (failure == null) return Optional.empty();
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof SinkFullException) return Optional.of(InFlight.full());
        LOG.warn("event=not-stored error={}", cause.getClass().getSimpleName());
        boolean slow = cause instanceof SinkSlowException || cause instanceof TimeoutException;
        return Optional.of(HttpRefusal.passing(
                slow ? 429 : 503,
                "not-stored",
                "Kafka has not confirmed the events; send them again later",
                RETRY_AFTER_SECONDS));
    }
}
