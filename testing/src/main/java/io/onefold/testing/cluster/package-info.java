/** An installation as companies run it, on one machine: three brokers, three instances, and what stands between them can be broken. */
@NullMarked
package io.onefold.testing.cluster;

import org.jspecify.annotations.NullMarked;
