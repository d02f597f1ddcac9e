package io.onefold.testing.dependencies;

/**
 * Under what terms a jar comes.
 *
 * @param expression in SPDX's words; empty where nothing was found
 * @param source what says so
 */
record Licence(String expression, String source) {
    static final Licence UNKNOWN = new Licence("", "");

    boolean isKnown() {
        return !expression.isEmpty();
    }
}
