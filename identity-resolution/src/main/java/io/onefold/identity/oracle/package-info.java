/**
 * The batch oracle: docs/definition.md carried out literally, over the whole set of inputs at once. It is the other side of every
 * proof, so it shares nothing with the streaming path but the records of {@code schemas} and the rules' record; whoever
 * changes it works from the definition, never from the streaming code. Clarity comes before speed, but its time grows with the
 * inputs, not with their square, since the audit runs it too.
 */
@NullMarked
package io.onefold.identity.oracle;

import org.jspecify.annotations.NullMarked;
