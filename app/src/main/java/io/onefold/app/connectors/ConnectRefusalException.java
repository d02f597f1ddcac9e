package io.onefold.app.connectors;

import java.io.IOException;

/** The workers answered, and would not. */
public final class ConnectRefusalException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean busy;
    private final boolean unknown;

    ConnectRefusalException(String message, boolean busy, boolean unknown) {
        super(message);
        this.busy = busy;
        this.unknown = unknown;
    }

    /** Whether they are at something else that must be done first; the same may be asked again. */
    public boolean isBusy() {
        return busy;
    }

    /** Whether they know no such connector. */
    public boolean isUnknown() {
        return unknown;
    }
}
