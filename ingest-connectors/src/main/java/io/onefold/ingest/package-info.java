/**
 * What every connector shares: where touchpoints go, what a source is, and how a value of the outside becomes one of ours.
 * The room's promise: whatever a sender sent ends as a touchpoint or as a quarantine record, and it is told which only
 * after Kafka has acknowledged it.
 */
@NullMarked
package io.onefold.ingest;

import org.jspecify.annotations.NullMarked;
