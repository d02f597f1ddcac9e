/** The topics: what stands on each, who may read it, and for how long it is kept. */
@NullMarked
package io.onefold.schemas.topics;

import org.jspecify.annotations.NullMarked;
