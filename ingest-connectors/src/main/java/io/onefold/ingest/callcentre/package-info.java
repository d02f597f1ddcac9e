/**
 * Calls with a call centre that runs on Asterisk: live over its manager interface, and from the files of call detail records
 * that it writes. Both make the same touchpoint of a call, so that either may tell it and it counts once.
 */
@NullMarked
package io.onefold.ingest.callcentre;

import org.jspecify.annotations.NullMarked;
