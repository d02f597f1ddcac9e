/**
 * {@code kind: rest}: records of any system that answers with JSON over HTTP, asked page after page and again after a pause.
 * How its pages hang together is described, not programmed: {@link io.onefold.ingest.rest.Paging} says how one page leads to
 * the next, {@link io.onefold.ingest.rest.Since} what of the source is asked for next time.
 */
@NullMarked
package io.onefold.ingest.rest;

import org.jspecify.annotations.NullMarked;
