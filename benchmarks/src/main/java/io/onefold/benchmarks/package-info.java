/** How fast Onefold is, always beside something to compare with in the same run. docs/benchmarks.md has the numbers and the commands. */
@NullMarked
package io.onefold.benchmarks;

import org.jspecify.annotations.NullMarked;
