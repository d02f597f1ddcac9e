/** A real broker for tests, in the test's own process. */
@NullMarked
package io.onefold.testing.kafka;

import org.jspecify.annotations.NullMarked;
