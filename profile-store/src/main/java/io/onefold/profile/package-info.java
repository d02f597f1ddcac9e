/**
 * What is kept of each anchor's messages, and how a profile is folded from it. Pure: no Kafka, no clock, no configuration.
 *
 * <p>The promise: however messages are dealt out to {@linkplain io.onefold.profile.FragmentIncrement increments} and in whatever order
 * those are joined, {@link io.onefold.profile.ProfileFold} gives the same profile, namely the one of docs/definition.md. Joins are
 * those of a semilattice but for counters, which add; that an increment is joined exactly once is the caller's matter.
 */
@NullMarked
package io.onefold.profile;

import org.jspecify.annotations.NullMarked;
