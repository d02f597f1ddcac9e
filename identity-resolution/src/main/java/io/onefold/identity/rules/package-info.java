/**
 * What the company decides about identity: its namespaces, how strong each is, how many of each one person may have, and when
 * an identifier is too busy to be anybody's. Pure values, and the parser of the file they are written in.
 */
@NullMarked
package io.onefold.identity.rules;

import org.jspecify.annotations.NullMarked;
