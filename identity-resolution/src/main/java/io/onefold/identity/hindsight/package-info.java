/** Profiles as of another time: the batch run over what the log of record says up to then. */
@NullMarked
package io.onefold.identity.hindsight;

import org.jspecify.annotations.NullMarked;
