/**
 * Profiles as they were published, on local disk, to be read fast: a copy of the committed topics and of nothing else. It may be
 * deleted at any time and is then read anew. What reads gets a {@link io.onefold.profile.store.ProfileReader}, which cannot write.
 */
@NullMarked
package io.onefold.profile.store;

import org.jspecify.annotations.NullMarked;
