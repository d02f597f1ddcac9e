package io.onefold.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static Duration pauseAfter(int status, Map<String, String> headers) {
        Pace pace = new Pace(new RateLimit("X-RateLimit-Remaining", "X-RateLimit-Reset"), () -> NOW);
        Map<String, List<String>> lists = headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
        pace.heed(new Reply(
                URI.create("http://localhost/"),
                status,
                HttpHeaders.of(lists, (name, value) -> true),
                ByteBuffer.allocate(0),
                true));
        Duration left = pace.left();
        return left.isPositive() ? left : Duration.ZERO;
    }

    private static Duration reset(String reset) {
        return pauseAfter(200, Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", reset));
    }

    @Test
    void retryAfterIsSecondsOrADate() {
        assertThat(pauseAfter(503, Map.of("Retry-After", "120"))).isEqualTo(Duration.ofMinutes(2));
        assertThat(pauseAfter(200, Map.of("Retry-After", "Sun, 22 Nov 2026 12:05:00 GMT")))
                .isEqualTo(Duration.ofMinutes(5));
        assertThat(pauseAfter(429, Map.of("Retry-After", "soon"))).isZero();
    }

    @Test
    void aResetIsATimeAUnixTimeOrSeconds() {
        assertThat(reset("2026-11-22T12:05:00.000Z")).isEqualTo(Duration.ofMinutes(5));
        assertThat(reset(String.valueOf(NOW.plusSeconds(60).getEpochSecond()))).isEqualTo(Duration.ofMinutes(1));
        assertThat(reset("90")).isEqualTo(Duration.ofSeconds(90));
        assertThat(reset("2020-01-01T00:00:00Z")).isZero();
        assertThat(reset("whenever")).isZero();
    }

    @Test
    void thereIsNoPauseWhileRequestsAreLeft() {
        assertThat(pauseAfter(200, Map.of("X-RateLimit-Remaining", "1", "X-RateLimit-Reset", "90")))
                .isZero();
        assertThat(pauseAfter(429, Map.of("X-RateLimit-Remaining", "1", "X-RateLimit-Reset", "90")))
                .isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void aWrongDateIsNotWaitedForLongerThanADay() {
        assertThat(reset("9999-12-31T00:00:00Z")).isEqualTo(Duration.ofDays(1));
        assertThat(pauseAfter(429, Map.of("Retry-After", "999999999999999"))).isEqualTo(Duration.ofDays(1));
    }
}
