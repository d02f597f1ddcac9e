package io.onefold.ingest.http;

import java.time.Duration;
import java.util.Set;

/**
 * How much the collector takes at a time, and from whom.
 *
 * @param maxRequestBytes of one request's body, before and after decompression
 * @param maxBytesInFlight of all bodies that are read or wait for Kafka; more is answered with 429
 * @param answerWithin how long Kafka may take before the sender is told to try again
 * @param allowedOrigins of browsers, such as {@code https://shop.example}; {@code *} stands for any
 */
public record CollectorSettings(
        int maxRequestBytes, int maxBytesInFlight, Duration answerWithin, Set<String> allowedOrigins) {
    /** 500 KiB a request, 64 MiB in flight, 8 seconds, any origin. */
    public static final CollectorSettings DEFAULT =
            new CollectorSettings(500 * 1024, 64 * 1024 * 1024, Duration.ofSeconds(8), Set.of("*"));

    public CollectorSettings {
        if (maxBytesInFlight < maxRequestBytes)
            throw new IllegalArgumentException("maxBytesInFlight " + maxBytesInFlight + " is less than maxRequestBytes "
                    + maxRequestBytes + ", so some requests could never be taken");
        allowedOrigins = Set.copyOf(allowedOrigins);
    }
}
