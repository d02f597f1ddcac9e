package io.onefold.ingest.tracking;

import java.nio.ByteBuffer;

/** One event of a request, not yet read: its own bytes and where they stood. */
record RawEvent(ByteBuffer bytes, EdgeLocation location) {}
