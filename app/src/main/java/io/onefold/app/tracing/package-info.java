/** Single touchpoints followed through the stages, told to an OpenTelemetry collector. */
@NullMarked
package io.onefold.app.tracing;

import org.jspecify.annotations.NullMarked;
