/** JSON from strangers: bounded while it is parsed, and turned into values without losing a digit. */
@NullMarked
package io.onefold.ingest.json;

import org.jspecify.annotations.NullMarked;
