package io.onefold.app.rebuild;

/** A rebuild cannot be done. The message says why and what to do. */
public final class RebuildRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong and what to do */
    public RebuildRefusedException(String message) {
        super(message);
    }
}
