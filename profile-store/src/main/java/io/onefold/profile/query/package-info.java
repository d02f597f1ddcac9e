/**
 * Answers questions about profiles over HTTP. Holds a {@link io.onefold.profile.store.ProfileReader}, so it cannot write. What it
 * answers is described by {@code openapi.yaml} beside it, which a test holds against the routes.
 */
@NullMarked
package io.onefold.profile.query;

import org.jspecify.annotations.NullMarked;
