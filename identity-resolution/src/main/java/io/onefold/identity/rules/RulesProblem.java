package io.onefold.identity.rules;

/**
 * Something wrong with a rules file.
 *
 * @param line from 1
 * @param column from 1
 * @param path where in the file, such as {@code namespaces.phone.region}; empty for the file as a whole
 * @param message what is wrong and what would be right
 */
public record RulesProblem(int line, int column, String path, String message) {
    @Override
    public String toString() {
        return "line " + line + ", column " + column + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
