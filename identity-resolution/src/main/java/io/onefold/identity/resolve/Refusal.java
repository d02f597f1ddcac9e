package io.onefold.identity.resolve;

/** A link that may not join, and why: {@code limit:NAMESPACE}, {@code never} or {@code ambiguous}. */
public record Refusal(ActiveLink link, boolean byWord, String reason) {}
