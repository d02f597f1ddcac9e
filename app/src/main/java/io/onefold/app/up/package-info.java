/** What {@code onefold up} runs, in which order it starts and stops, and how it is told to end. */
@NullMarked
package io.onefold.app.up;

import org.jspecify.annotations.NullMarked;
