/** Gives what was quarantined a second chance, by the same path that refused it the first time. */
@NullMarked
package io.onefold.ingest.redrive;

import org.jspecify.annotations.NullMarked;
