package io.onefold.app.console;

import java.io.Serial;

/** An act at the console could not be recorded, so it must not be done. */
public final class AuditUnavailableException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    /** @param cause what went wrong; names no person */
    public AuditUnavailableException(Throwable cause) {
        super("it could not be recorded, so it was not done: see whether Kafka answers, then try again", cause);
    }
}
