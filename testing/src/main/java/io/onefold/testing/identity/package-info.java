/** The identity topology on a real broker and a real registry, as tests need it. */
@NullMarked
package io.onefold.testing.identity;

import org.jspecify.annotations.NullMarked;
