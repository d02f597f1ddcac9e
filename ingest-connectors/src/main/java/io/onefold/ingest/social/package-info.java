/**
 * Sources that call us with what happened elsewhere: WeChat, Meta's networks, and any system that sends signed JSON. The
 * promise: a call that proves whose it is ends as touchpoints and quarantine records; any other is refused and not kept.
 */
@NullMarked
package io.onefold.ingest.social;

import org.jspecify.annotations.NullMarked;
