package io.onefold.schemas.topics;

/** What a record's key or value is made of. */
public sealed interface Content {
    /** UTF-8 text that says {@code what}. */
    record Text(String what) implements Content {}

    /** An Avro record behind a schema id of the registry. */
    record Avro(String recordName) implements Content {}

    /** The written form of one of Onefold's own codecs. */
    record Binary(String what) implements Content {}
}
