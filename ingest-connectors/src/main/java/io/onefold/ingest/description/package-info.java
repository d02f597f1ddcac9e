/** What users write about their sources, in YAML: read as a whole, with everything that is wrong with it named at once. */
@NullMarked
package io.onefold.ingest.description;

import org.jspecify.annotations.NullMarked;
