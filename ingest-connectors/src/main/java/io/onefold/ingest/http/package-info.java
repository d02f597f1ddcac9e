/**
 * The HTTP collector: Segment's tracking API for unchanged SDKs. It answers 200 only when everything in the request is
 * stored for good, and refuses early, saying what, where and when to try again, rather than hold more than it can.
 */
@NullMarked
package io.onefold.ingest.http;

import org.jspecify.annotations.NullMarked;
