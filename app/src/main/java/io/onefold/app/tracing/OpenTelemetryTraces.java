package io.onefold.app.tracing;

import io.onefold.schemas.trace.Traces;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows at most ten touchpoints a second that come in, and whatever follows from them, and tells an OpenTelemetry collector by OTLP over
 * HTTP. Where that does not keep up spans are dropped; nobody waits for it. Thread-safe.
 */
public final class OpenTelemetryTraces implements Traces, AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int STOP_SECONDS = 5;
    /** {@code 00-TRACE-SPAN-FLAGS}, version 0 of W3C's trace context. */
    private static final int CONTEXT_LENGTH = 55;

    private static final AttributeKey<String> TOPIC = AttributeKey.stringKey("messaging.destination.name");
    /** It tells of failures on the terminal, once a batch; held, or it would be forgotten with its level. */
    private static final Logger EXPORTER = Logger.getLogger("io.opentelemetry");

    private final SdkTracerProvider provider;
    private final Tracer tracer;
    private final InstantSource clock;
    private final AtomicLong lastBegun = new AtomicLong();

    /**
     * Connects when there is something to tell.
     *
     * @param endpoint such as {@code http://127.0.0.1:4318/v1/traces}
     * @param instance of Onefold
     */
    public OpenTelemetryTraces(String endpoint, String instance, InstantSource clock) {
        EXPORTER.setLevel(Level.OFF);
        Attributes who = Attributes.of(
                AttributeKey.stringKey("service.name"),
                "onefold",
                AttributeKey.stringKey("service.instance.id"),
                instance);
        this.clock = clock;
        this.provider = SdkTracerProvider.builder()
                .setResource(Resource.create(who))
                .addSpanProcessor(BatchSpanProcessor.builder(new ToldExporter(OtlpHttpSpanExporter.builder()
                                .setEndpoint(endpoint)
                                .build()))
                        .setScheduleDelay(SOON)
                        .build())
                .build();
        this.tracer = provider.get("io.onefold");
    }

    @Override
    public long now() {
        Instant now = clock.instant();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    @Override
    public byte @Nullable [] done(String name, byte @Nullable [] before, long since, String topic) {
        SpanBuilder span = tracer.spanBuilder(name)
                .setStartTimestamp(since, TimeUnit.NANOSECONDS)
                .setAttribute(TOPIC, topic);
        if (before == null) {
            if (!mayBegin()) return null;
            span.setNoParent();
        } else {
            SpanContext parent = read(before);
            if (!parent.isValid() || !parent.isSampled()) return null;
            span.setParent(Context.root().with(Span.wrap(parent)));
        }
        Span done = span.startSpan();
        done.end(Math.max(since, now()), TimeUnit.NANOSECONDS);
        return write(done.getSpanContext());
    }

    private boolean mayBegin() {
        long now = System.nanoTime();
        long last = lastBegun.get();
        return (last == 0 || now - last >= BETWEEN.toNanos()) && lastBegun.compareAndSet(last, now);
    }

    private static byte[] write(SpanContext context) {
        String text = "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                + context.getTraceFlags().asHex();
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whoever publishes may have written anything there. */
    private static SpanContext read(byte[] header) {
        String text = new String(header, StandardCharsets.US_ASCII);
        if (text.length() != CONTEXT_LENGTH || !text.startsWith("00-")) return SpanContext.getInvalid();
        String trace = text.substring(3, 35);
        String span = text.substring(36, 52);
        boolean sampled = text.endsWith("-01");
        if (!TraceId.isValid(trace) || !SpanId.isValid(span)) return SpanContext.getInvalid();
        return SpanContext.createFromRemoteParent(
                trace, span, sampled ? TraceFlags.getSampled() : TraceFlags.getDefault(), TraceState.getDefault());
    }

    /** Tells what is still to be told, for a few seconds at most. */
    @Override
    public void close() {
        var unused = provider.shutdown().join(STOP_SECONDS, TimeUnit.SECONDS);
    }
}
