/** The verbs of the command line: each reads its options, calls what does the work, and says what came of it. */
@NullMarked
package io.onefold.app.command;

import org.jspecify.annotations.NullMarked;
