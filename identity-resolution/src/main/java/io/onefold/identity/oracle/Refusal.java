package io.onefold.identity.oracle;

/** A link that may not join, and why. */
record Refusal(Link link, String reason) {
    static final String NEVER = "never";
    static final String AMBIGUOUS = "ambiguous";

    static String limit(String namespace) {
        return "limit:" + namespace;
    }
}
