/**
 * What is known at the root of a tree of the identity forest, row by row. Rows only ever join: in any order, any number of times
 * (but for the sums inside a fragment, which have one writer and an epoch), the result is the same.
 */
@NullMarked
package io.onefold.identity.facts;

import org.jspecify.annotations.NullMarked;
