package io.onefold.app.conformance;

/** The query API gave no answer that can be compared; the message says why and what to do. */
public final class QueryApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean unreachable;

    QueryApiException(boolean unreachable, String message) {
        super(message);
        this.unreachable = unreachable;
    }

    /** Whether nothing answered at all. */
    public boolean isUnreachable() {
        return unreachable;
    }
}
