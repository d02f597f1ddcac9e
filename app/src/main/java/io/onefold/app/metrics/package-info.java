/** What Prometheus reads of a running instance: docs/metrics.md. Labels are names that the configuration or the program gives, never anything of a person. */
@NullMarked
package io.onefold.app.metrics;

import org.jspecify.annotations.NullMarked;
