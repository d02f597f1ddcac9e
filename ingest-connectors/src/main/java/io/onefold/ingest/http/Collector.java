package io.onefold.ingest.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.onefold.ingest.Fate;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.SinkFullException;
import io.onefold.ingest.Source;
import io.onefold.ingest.Sources;
import io.onefold.ingest.TouchpointSink;
import io.onefold.ingest.tracking.Endpoint;
import io.onefold.ingest.tracking.RequestSplitter;
import io.onefold.ingest.tracking.TrackingReader;
import io.onefold.ingest.tracking.TrackingRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes tracking calls over HTTP and hands them to a sink. Safe for several threads. */
public final class Collector {
    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);
    private static final int RETRY_AFTER_SECONDS = 5;

    /** Answers are written apart from the sink's thread, which a slow reader of an answer must not hold up. */
    private static final Executor ANSWERS =
            answer -> Thread.ofVirtual().name("collector-answer").start(answer);

    private final Sources sources;
    private final TouchpointSink sink;
    private final InstantSource clock;
    private final CollectorSettings settings;
    private final CrossOrigin crossOrigin;
    private final InFlight inFlight;
    private final WebSnippet snippet = new WebSnippet();
    private final RequestSplitter splitter = new RequestSplitter();
    private final Map<String, TrackingReader> readers = new HashMap<>();

    /** A collector for {@code sources}; {@code clock} says when something is received. */
    public Collector(Sources sources, TouchpointSink sink, InstantSource clock, CollectorSettings settings) {
        this.sources = sources;
        this.sink = sink;
        this.clock = clock;
        this.settings = settings;
        this.crossOrigin = new CrossOrigin(settings.allowedOrigins());
        this.inFlight = new InFlight(settings.maxBytesInFlight());
        for (Source source : sources.all()) readers.put(source.name(), new TrackingReader(source));
    }

    /** Adds the routes of the tracking API and of the web snippet. They need no other setting of the server. */
    public void addRoutes(JavalinConfig config) {
        config.routes.get(WebSnippet.PATH, snippet::give);
        for (Endpoint endpoint : Endpoint.values()) {
            for (String path : endpoint.paths()) {
                config.routes.post(path, request -> handle(request, endpoint));
                config.routes.options(path, crossOrigin::preflight);
            }
        }
    }

    private void handle(Context request, Endpoint endpoint) {
        crossOrigin.allow(request);
        try {
            take(request, endpoint);
        } catch (HttpRefusal refusal) {
            Answers.refuse(request, refusal, endpoint.path());
        }
    }

    private void take(Context request, Endpoint endpoint) throws HttpRefusal {
        Instant receivedAt = clock.instant();
        Optional<String> writeKey = Credentials.writeKey(request);
        if (writeKey.isPresent()) source(writeKey.get());
        RequestBody body = new RequestBody(request, settings.maxRequestBytes());
        InFlight.Room room = inFlight.take(body.atMost());
        boolean kept = false;
        try {
            byte[] bytes = body.read();
            room.shrinkTo(bytes.length);
            List<Fate> fates = fates(endpoint, bytes, writeKey, receivedAt);
            kept = true;
            deliver(request, endpoint, fates, room);
        } finally {
            if (!kept) room.release();
        }
    }

    private List<Fate> fates(Endpoint endpoint, byte[] body, Optional<String> writeKey, Instant receivedAt)
            throws HttpRefusal {
        try {
            TrackingRequest cut = splitter.split(endpoint, body);
            return reader(source(writeKey.orElse(cut.writeKey()))).read(cut, receivedAt);
        } catch (Rejection e) {
            // Without a key from a header nobody can say whose this is, and strangers' noise is not kept.
            if (writeKey.isEmpty()) throw HttpRefusal.lasting(400, e.reason().code(), e.getMessage());
            return List.of(new Fate.Refused(reader(source(writeKey.get())).refuse(endpoint, body, e, receivedAt)));
        }
    }

    private Source source(String writeKey) throws HttpRefusal {
        if (writeKey.isEmpty())
            throw Credentials.unauthorized(
                    "there is no write key; send it as the user of Basic authentication, as bearer token or as writeKey");
        return sources.withWriteKey(writeKey)
                .orElseThrow(() -> Credentials.unauthorized("no source has this write key; check it"));
    }

    private TrackingReader reader(Source source) {
        return Objects.requireNonNull(readers.get(source.name()));
    }

    private void deliver(Context request, Endpoint endpoint, List<Fate> fates, InFlight.Room room) {
        CompletableFuture<?>[] stored = fates.stream()
                .map(fate -> CompletableFuture.completedFuture(fate).thenCompose(sink::put))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture<Void> all = CompletableFuture.allOf(stored);
        // The room is held for as long as the sink holds the events, even if the sender has been answered.
        CompletableFuture<Void> freed = all.whenComplete((nothing, failure) -> room.release());
        CompletableFuture<Void> inTime =
                freed.copy().orTimeout(settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
        request.future(() -> inTime.handleAsync(
                (nothing, failure) -> {
                    answer(request, endpoint, fates, failure);
                    return null;
                },
                ANSWERS));
    }

    private static void answer(Context request, Endpoint endpoint, List<Fate> fates, @Nullable Throwable failure) {
        Optional<HttpRefusal> refusal =
                failure == null ? refusalOfWhole(endpoint, fates) : Optional.of(refusalAfter(failure));
        if (refusal.isPresent()) Answers.refuse(request, refusal.get(), endpoint.path());
        else Answers.taken(request, fates);
    }

    private static Optional<HttpRefusal> refusalOfWhole(Endpoint endpoint, List<Fate> fates) {
        if (fates.size() != 1 || !(fates.getFirst() instanceof Fate.Refused refused)) return Optional.empty();
        boolean isWhole = refused.quarantined().location().equals(endpoint.path());
        return isWhole ? Answers.refusalOf(endpoint, refused.quarantined()) : Optional.empty();
    }

    private static HttpRefusal refusalAfter(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof SinkFullException || failure instanceof SinkFullException) return InFlight.full();
        LOG.warn("event=not-stored error={}", cause.getClass().getSimpleName());
        return HttpRefusal.passing(
                503, "not-stored", "Kafka has not confirmed the events; send them again later", RETRY_AFTER_SECONDS);
    }
}
