/** How much is logged, while it runs. */
@NullMarked
package io.onefold.app.logging;

import org.jspecify.annotations.NullMarked;
