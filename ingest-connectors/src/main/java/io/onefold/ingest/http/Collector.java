package io.onefold.ingest.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.onefold.ingest.Fate;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.Source;
import io.onefold.ingest.Sources;
import io.onefold.ingest.TouchpointSink;
import io.onefold.ingest.hook.Hook;
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

/** Takes tracking calls over HTTP and hands them to a sink. Safe for several threads. */
public final class Collector {
    private final Sources sources;
    private final InstantSource clock;
    private final CrossOrigin crossOrigin;
    private final Intake intake;
    private final HookRoutes hooks;
    private final WebSnippet snippet = new WebSnippet();
    private final RequestSplitter splitter = new RequestSplitter();
    private final Map<String, TrackingReader> readers = new HashMap<>();

    /** A collector for {@code sources}; {@code clock} says when something is received. */
    public Collector(Sources sources, TouchpointSink sink, InstantSource clock, CollectorSettings settings) {
        this(sources, Map.of(), sink, clock, settings);
    }

    /** A collector that also answers the sources that call us, by their names. */
    public Collector(
            Sources sources,
            Map<String, Hook> hooks,
            TouchpointSink sink,
            InstantSource clock,
            CollectorSettings settings) {
        this.sources = sources;
        this.clock = clock;
        this.crossOrigin = new CrossOrigin(settings.allowedOrigins());
        this.intake = new Intake(sink, settings);
        this.hooks = new HookRoutes(hooks, intake, clock);
        for (Source source : sources.all()) readers.put(source.name(), new TrackingReader(source));
    }

    /** Adds the routes of the tracking API, of the web snippet and of the hooks. They need no other setting of the server. */
    public void addRoutes(JavalinConfig config) {
        hooks.add(config);
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
        intake.take(request, body -> {
            List<Fate> fates = fates(endpoint, body, writeKey, receivedAt);
            return new Intake.Reply(fates, refusal -> answer(request, endpoint, fates, refusal));
        });
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

    private static void answer(Context request, Endpoint endpoint, List<Fate> fates, Optional<HttpRefusal> notStored) {
        Optional<HttpRefusal> refusal = notStored.isPresent() ? notStored : refusalOfWhole(endpoint, fates);
        if (refusal.isPresent()) Answers.refuse(request, refusal.get(), endpoint.path());
        else Answers.taken(request, fates);
    }

    private static Optional<HttpRefusal> refusalOfWhole(Endpoint endpoint, List<Fate> fates) {
        if (fates.size() != 1 || !(fates.getFirst() instanceof Fate.Refused refused)) return Optional.empty();
        boolean isWhole = refused.quarantined().location().equals(endpoint.path());
        return isWhole ? Answers.refusalOf(endpoint, refused.quarantined()) : Optional.empty();
    }
}
