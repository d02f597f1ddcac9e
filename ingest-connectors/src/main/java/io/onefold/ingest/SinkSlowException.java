package io.onefold.ingest;

/** The sink is slow or away: whether it has stored a thing is not known, and the same thing may be taken later. */
public final class SinkSlowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what did not come in time. */
    public SinkSlowException(String message, Throwable cause) {
        super(message, cause);
    }
}
