/** The product as people run it: its launcher, its processes and their signals. */
@NullMarked
package io.onefold.testing.process;

import org.jspecify.annotations.NullMarked;
