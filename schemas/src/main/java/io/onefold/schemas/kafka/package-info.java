/** The topics on a real broker. */
@NullMarked
package io.onefold.schemas.kafka;

import org.jspecify.annotations.NullMarked;
