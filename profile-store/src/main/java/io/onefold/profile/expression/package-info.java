/**
 * Questions about a person, in the Common Expression Language (CEL, cel.dev): {@code traits.city == "Paris" && computed.age >= 18}.
 * docs/expressions.md lists what there is.
 *
 * <p>The library parses and checks types; what it has checked is evaluated here, for three reasons. Much is not known of most people, so
 * that something is absent has to be a value and no exception. How much work an evaluation may be has to be bounded whatever a source
 * sends. And what depends on time has to note until when it holds.
 *
 * <p>A pure function of the expression, the person and the day. Nothing here reads a clock, the machine's language or its character set.
 */
@NullMarked
package io.onefold.profile.expression;

import org.jspecify.annotations.NullMarked;
