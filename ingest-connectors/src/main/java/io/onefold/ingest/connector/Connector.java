package io.onefold.ingest.connector;

import io.onefold.ingest.Source;

/**
 * One source and how it is reached.
 *
 * @param kind such as {@code files}
 */
public record Connector(Source source, String kind, Setup setup) {}
