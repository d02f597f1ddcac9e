package io.onefold.ingest;

/**
 * How much one event may hold.
 *
 * @param maxEventBytes of one event or line as sent
 * @param maxIdentifiers distinct ones
 * @param maxDepth levels of nested JSON in one event
 * @param maxTextLength characters of an identifier, a message id or a name
 */
public record Limits(int maxEventBytes, int maxIdentifiers, int maxDepth, int maxTextLength) {
    /** 32 KiB, 20 identifiers, 32 levels, 500 characters. */
    public static final Limits DEFAULT = new Limits(32 * 1024, 20, 32, 500);
}
