/** Who may have which part of which profiles: docs/subscribers.md. Pure. */
@NullMarked
package io.onefold.profile.subscription;

import org.jspecify.annotations.NullMarked;
