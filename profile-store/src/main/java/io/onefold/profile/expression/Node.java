package io.onefold.profile.expression;

/**
 * A checked part of an expression. It gives a {@link String}, {@link Long}, {@link Double}, {@link Boolean}, {@link java.util.List},
 * {@link Named}, a section of the profile, or {@link Untold}; never null. Thread-safe.
 */
@FunctionalInterface
interface Node {
    Object of(Evaluation at);
}
