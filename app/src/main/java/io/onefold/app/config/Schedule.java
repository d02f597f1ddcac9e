package io.onefold.app.config;

import java.time.Duration;

/**
 * What happens every so often.
 *
 * @param board counted anew at the latest
 */
public record Schedule(Duration tick, Duration janitor, Duration janitorLeastAge, Duration board) {}
