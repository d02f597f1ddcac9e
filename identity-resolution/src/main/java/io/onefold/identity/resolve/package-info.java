/** Who is one person: a pure, deterministic function of the facts at one root and the rules. */
@NullMarked
package io.onefold.identity.resolve;

import org.jspecify.annotations.NullMarked;
