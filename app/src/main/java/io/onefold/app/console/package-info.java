/** The console: what people see of an installation in a browser. Answers to it are masked unless a reveal was recorded. */
@NullMarked
package io.onefold.app.console;

import org.jspecify.annotations.NullMarked;
