package io.onefold.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/** Bytes that name no schema of the registry: not written with one, or with another one. Reading them again never helps. */
public final class UnknownSchemaException extends SerializationException {
    private static final long serialVersionUID = 1L;

    UnknownSchemaException(String message) {
        super(message);
    }

    UnknownSchemaException(String message, Throwable cause) {
        super(message, cause);
    }
}
