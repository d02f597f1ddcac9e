package io.onefold.app.console;

import io.onefold.schemas.ConsoleAct;

/** Remembers what is done at the console. Must be thread-safe. */
@FunctionalInterface
public interface AuditLog {
    /**
     * Returns once the act is kept; what it says is to be done only then.
     *
     * @throws AuditUnavailableException where it could not be kept, so must not be done
     */
    void keep(ConsoleAct act) throws AuditUnavailableException;
}
