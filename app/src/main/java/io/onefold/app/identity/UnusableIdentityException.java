package io.onefold.app.identity;

import org.jspecify.annotations.Nullable;

/** Rules or secret cannot be used. The message says what is wrong with them and what to do. */
public final class UnusableIdentityException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param cause null where there is none */
    UnusableIdentityException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
