/** The command line, and the one place that wires the rooms together. */
@NullMarked
package io.onefold.app;

import org.jspecify.annotations.NullMarked;
