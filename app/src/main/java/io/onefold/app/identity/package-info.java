/** What identifiers are read and keyed by: rules and secret, as the deployment has them. */
@NullMarked
package io.onefold.app.identity;

import org.jspecify.annotations.NullMarked;
