/** How a single touchpoint is followed from stage to stage. */
@NullMarked
package io.onefold.schemas.trace;

import org.jspecify.annotations.NullMarked;
