/**
 * Makes an installation again from the log of record: feeds a fresh one, beside the present one, with all that the present one
 * has kept and with what it has not read yet.
 */
@NullMarked
package io.onefold.app.rebuild;

import org.jspecify.annotations.NullMarked;
