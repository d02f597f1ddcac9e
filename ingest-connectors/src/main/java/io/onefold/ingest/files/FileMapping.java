package io.onefold.ingest.files;

import io.onefold.ingest.mapping.Mapping;

/** How a file is written, and how its records become touchpoints. */
public record FileMapping(FileFormat format, Mapping mapping) {}
