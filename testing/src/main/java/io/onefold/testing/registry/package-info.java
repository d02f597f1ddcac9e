/** A real schema registry for tests, as a child process. */
@NullMarked
package io.onefold.testing.registry;

import org.jspecify.annotations.NullMarked;
