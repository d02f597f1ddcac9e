package io.onefold.schemas.serde;

import org.apache.kafka.common.errors.RetriableException;

/** The schema registry did not answer, or answered that it cannot now: worth trying again later, unlike a refusal. */
public final class RegistryUnreachableException extends RetriableException {
    private static final long serialVersionUID = 1L;

    RegistryUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
