package io.onefold.ingest.files;

import java.nio.ByteBuffer;

/**
 * A line of a file.
 *
 * @param number from 1
 * @param bytes without the line break
 * @param isCut whether it was longer than allowed, so that {@code bytes} is its beginning only
 */
record RawLine(long number, ByteBuffer bytes, boolean isCut) {}
