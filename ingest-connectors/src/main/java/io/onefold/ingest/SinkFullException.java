package io.onefold.ingest;

/** The sink has no room at the moment; the same thing will be taken later. */
public final class SinkFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what is full. */
    public SinkFullException(String message) {
        super(message);
    }
}
