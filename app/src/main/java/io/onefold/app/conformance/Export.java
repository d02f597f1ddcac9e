package io.onefold.app.conformance;

import java.nio.file.Path;

/**
 * What a tool says that it has: a file of lines.
 *
 * @param idsOnly whether a line is a profile id; otherwise an object with {@code profileId} and other fields of a profile, as the query API
 *     writes them
 */
public record Export(Path file, boolean idsOnly) {}
