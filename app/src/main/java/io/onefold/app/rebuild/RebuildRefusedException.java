package io.onefold.app.rebuild;

/** A rebuild cannot be done. The message says why and what to do. */
public final class RebuildRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RebuildRefusedException(String message) {
        super(message);
    }
}
