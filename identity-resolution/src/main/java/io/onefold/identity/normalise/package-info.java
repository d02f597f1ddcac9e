/**
 * From what a source sent to what identity works on: identifiers in one form and keyed, garbage gone, and whatever cannot be
 * read rejected with a reason. Pure: the same touchpoint and rules always give the same observation.
 */
@NullMarked
package io.onefold.identity.normalise;

import org.jspecify.annotations.NullMarked;
