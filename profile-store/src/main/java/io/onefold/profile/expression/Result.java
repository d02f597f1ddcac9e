package io.onefold.profile.expression;

import io.onefold.schemas.Value;

/** What an expression says of a person. */
public sealed interface Result {
    /** A value; personal data, which it hides from {@code toString} by itself. */
    record Told(Value value) implements Result {}

    /** Nothing: something that it reads is not there. Never the result of a condition, which is false then. */
    record Absent() implements Result {}

    /**
     * It cannot be told.
     *
     * @param reason for those who operate; without personal data
     */
    record NotTold(String reason) implements Result {}
}
