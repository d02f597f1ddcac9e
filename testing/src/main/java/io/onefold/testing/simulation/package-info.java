/**
 * Deterministic simulation of the identity forest: seeded worlds, several partitions, messages that overtake one another, transactions
 * that are rolled back. Whatever the schedule, profiles and index must equal the batch oracle's.
 */
@NullMarked
package io.onefold.testing.simulation;

import org.jspecify.annotations.NullMarked;
