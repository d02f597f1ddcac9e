/** Rows of another system's database, by change data capture: orders, lines, customers, refunds as touchpoints. */
@NullMarked
package io.onefold.ingest.tables;

import org.jspecify.annotations.NullMarked;
