/** How calls of the API are answered that look at every profile. */
@NullMarked
package io.onefold.app.answer;

import org.jspecify.annotations.NullMarked;
