/** What holds of all customers together, counted in the background out of the profile store: docs/console.md says what each figure is. */
@NullMarked
package io.onefold.app.console.board;

import org.jspecify.annotations.NullMarked;
