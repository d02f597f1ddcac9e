/** Groups of people that an expression tells: who is in which. Pure. */
@NullMarked
package io.onefold.profile.segment;

import org.jspecify.annotations.NullMarked;
