/** A whole installation as its users run it, for tests and benchmarks. */
@NullMarked
package io.onefold.testing.installation;

import org.jspecify.annotations.NullMarked;
