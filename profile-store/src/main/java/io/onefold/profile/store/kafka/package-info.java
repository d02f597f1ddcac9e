/** Reads the committed topics into the profile store. */
@NullMarked
package io.onefold.profile.store.kafka;

import org.jspecify.annotations.NullMarked;
