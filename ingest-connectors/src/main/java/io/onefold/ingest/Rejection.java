package io.onefold.ingest;

import io.onefold.schemas.QuarantineReason;

/** Why something cannot be read. Thrown inside a connector and turned into a quarantine record at its edge. */
public final class Rejection extends Exception {
    private static final long serialVersionUID = 1L;

    private final QuarantineReason reason;

    /** The message says what is wrong, where, and what to do, without personal data. */
    public Rejection(QuarantineReason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** The reason's code. */
    public QuarantineReason reason() {
        return reason;
    }

    /** Never null, unlike that of other exceptions. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
