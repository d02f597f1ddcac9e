/** Everything that crosses a topic: what a touchpoint is, how it is written down, and which topic carries it. */
@NullMarked
package io.onefold.schemas;

import org.jspecify.annotations.NullMarked;
