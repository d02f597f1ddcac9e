package io.onefold.profile.expression;

/**
 * Why an expression cannot be used.
 *
 * @param line from 1
 * @param column from 1, in Unicode characters
 * @param words what is wrong and, where something similar exists, what was probably meant
 */
public record ExpressionProblem(int line, int column, String words) {
    @Override
    public String toString() {
        return "line " + line + ", column " + column + ": " + words;
    }
}
