/** What was not accepted: followed, and given another try. */
@NullMarked
package io.onefold.app.quarantine;

import org.jspecify.annotations.NullMarked;
