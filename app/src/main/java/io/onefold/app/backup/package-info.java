/** A stopped installation of one machine, copied and brought back. */
@NullMarked
package io.onefold.app.backup;

import org.jspecify.annotations.NullMarked;
