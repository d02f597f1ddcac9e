/**
 * The topology that runs normalising and the identity forest on Kafka Streams: load, decide, apply, forward, each record with all it
 * brings about in one transaction. What is decided is decided elsewhere, without Kafka.
 */
@NullMarked
package io.onefold.identity.streams;

import org.jspecify.annotations.NullMarked;
