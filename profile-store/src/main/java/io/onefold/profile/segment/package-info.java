/** What a deployment asks of everybody by expressions: traits of its own, and segments. Pure. */
@NullMarked
package io.onefold.profile.segment;

import org.jspecify.annotations.NullMarked;
