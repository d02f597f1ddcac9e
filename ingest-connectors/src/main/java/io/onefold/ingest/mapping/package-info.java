/**
 * How a record of any other system becomes a touchpoint: a {@link io.onefold.ingest.mapping.Mapping}, as its user wrote it
 * down and checked as a whole, and its reading of one {@link io.onefold.ingest.mapping.Row} after another.
 */
@NullMarked
package io.onefold.ingest.mapping;

import org.jspecify.annotations.NullMarked;
