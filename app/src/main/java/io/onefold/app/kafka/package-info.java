/** Kafka clients as the configuration has them. */
@NullMarked
package io.onefold.app.kafka;

import org.jspecify.annotations.NullMarked;
