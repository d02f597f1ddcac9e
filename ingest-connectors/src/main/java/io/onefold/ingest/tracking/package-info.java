/**
 * Segment's tracking API as bytes and values, without HTTP: cuts a request into its events and reads each of them. The
 * same code reads a live request and a redriven one.
 */
@NullMarked
package io.onefold.ingest.tracking;

import org.jspecify.annotations.NullMarked;
