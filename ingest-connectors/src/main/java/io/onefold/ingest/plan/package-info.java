/** The plan of a source's events: what they hold, and what becomes of those that do not keep to it. Pure, and blind to values. */
@NullMarked
package io.onefold.ingest.plan;

import org.jspecify.annotations.NullMarked;
