/**
 * A profile as a row of a table: a column a section as JSON, and columns of their own for single things in it. Pure; {@code kafka} hands
 * the rows to Kafka Connect.
 */
@NullMarked
package io.onefold.profile.sink;

import org.jspecify.annotations.NullMarked;
