package io.onefold.schemas;

/**
 * One decision of a person about one purpose, such as {@code email_marketing}.
 *
 * @param namespace the namespace of the identifiers of the touchpoint that it binds; empty: it binds the anchor
 */
public record ConsentDecision(String purpose, ConsentState state, String namespace) {}
