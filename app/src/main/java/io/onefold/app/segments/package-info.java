/** What a file of segments would bring about, counted before it is switched on. */
@NullMarked
package io.onefold.app.segments;

import org.jspecify.annotations.NullMarked;
