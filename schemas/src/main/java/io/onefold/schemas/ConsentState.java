package io.onefold.schemas;

/** What a person said about one purpose. Nothing said is {@link #UNKNOWN}. */
public enum ConsentState {
    GRANTED,
    DENIED,
    UNKNOWN
}
