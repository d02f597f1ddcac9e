/** Inputs that nobody would send on purpose, made from valid ones by seed, and what must hold when they are taken. */
@NullMarked
package io.onefold.testing.fuzz;

import org.jspecify.annotations.NullMarked;
