/** What was read of each source, by the minute: read = produced + quarantined + repeated. */
@NullMarked
package io.onefold.ingest.accounting;

import org.jspecify.annotations.NullMarked;
