package io.onefold.app.conformance;

/** An export cannot be read; the message says which line, why, and what to do. */
public final class InvalidExportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidExportException(String message) {
        super(message);
    }
}
