package io.onefold.app.config;

import java.time.Duration;

/** What happens every so often. */
public record Schedule(Duration tick, Duration janitor, Duration janitorLeastAge) {}
