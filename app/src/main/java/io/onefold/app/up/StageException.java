package io.onefold.app.up;

import org.jspecify.annotations.Nullable;

/** A part of the installation cannot start or go on. The message says what, why and what to do. */
public final class StageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param cause null where there is none */
    public StageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
