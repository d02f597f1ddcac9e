/**
 * The one place that reads configuration: onefold.yaml, the environment, flags. It is typed, complete and unforgiving: what it
 * does not know is an error, and all errors are reported at once. Everything else gets typed values by constructor.
 */
@NullMarked
package io.onefold.app.config;

import org.jspecify.annotations.NullMarked;
