package io.onefold.app.backup;

/** Nothing is backed up or restored; the message says why and what to do. */
public final class BackupRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackupRefusedException(String message) {
        super(message);
    }
}
