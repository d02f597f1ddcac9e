/** Touchpoints and quarantine records onto their topics. What a stage of this package says is stored, all replicas in sync have. */
@NullMarked
package io.onefold.ingest.kafka;

import org.jspecify.annotations.NullMarked;
