/**
 * The made-up company's own systems: tills, a shop's database, a telephone system and what else tells of customers. Each speaks to an
 * installation as a real one would, through the connectors and the collector, and knows nothing of its inside.
 */
@NullMarked
package io.onefold.app.sample.systems;

import org.jspecify.annotations.NullMarked;
