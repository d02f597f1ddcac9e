/** Rows of profiles for sinks of Kafka Connect. */
@NullMarked
package io.onefold.profile.sink.kafka;

import org.jspecify.annotations.NullMarked;
