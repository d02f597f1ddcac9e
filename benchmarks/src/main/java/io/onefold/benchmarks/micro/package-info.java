/** Single steps of the data path, measured by JMH: {@code docs/benchmarks.md} says how they are run. */
@NullMarked
package io.onefold.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
