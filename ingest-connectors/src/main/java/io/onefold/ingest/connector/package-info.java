/** One source as {@code connectors/NAME.yaml} describes it: what it is, where it is, and what its records mean. */
@NullMarked
package io.onefold.ingest.connector;

import org.jspecify.annotations.NullMarked;
