package io.onefold.app.local;

/** A process of the local installation did not start. The message says what, why and what to do. */
public final class LocalStartException extends RuntimeException {
    LocalStartException(String message) {
        super(message);
    }

    LocalStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
