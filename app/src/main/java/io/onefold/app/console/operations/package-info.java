/** How the installation runs, for its page: the data path, who works on it, what went wrong, and what can be done about it. */
@NullMarked
package io.onefold.app.console.operations;

import org.jspecify.annotations.NullMarked;
