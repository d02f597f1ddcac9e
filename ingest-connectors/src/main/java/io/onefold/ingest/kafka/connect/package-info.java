/** Sources that are read, as connectors of Kafka Connect: it keeps their positions, spreads them over workers and restarts them. */
@NullMarked
package io.onefold.ingest.kafka.connect;

import org.jspecify.annotations.NullMarked;
