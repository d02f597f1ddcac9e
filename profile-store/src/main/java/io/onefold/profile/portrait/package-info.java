/**
 * What can be worked out of a person from what was said: value, life cycle, likes, feelings, loyalty. Pure functions of a person's
 * joined messages, the rules and the day.
 */
@NullMarked
package io.onefold.profile.portrait;

import org.jspecify.annotations.NullMarked;
