package io.onefold.ingest.contract;

/** What may be wrong with a record. */
public enum Trouble {
    MALFORMED,
    OVERSIZE,
    WRONG_ENCODING,
    /** A field that the touchpoint needs is not there, or is named otherwise than before. */
    FIELD_GONE
}
