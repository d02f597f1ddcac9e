/** The compact written form of what only Onefold itself reads: internal topics and state. Versioned by golden files. */
@NullMarked
package io.onefold.schemas.binary;

import org.jspecify.annotations.NullMarked;
