package io.onefold.schemas.serde;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SerializationException;

/** What a failure of the registry means. A refusal is told from an outage by its status alone: a proxy's refusal is no JSON. */
final class RegistryFailure {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERRORS = 500;

    private RegistryFailure() {}

    static boolean isNotFound(RestClientException e) {
        return e.getStatus() == NOT_FOUND;
    }

    static KafkaException of(String doing, RestClientException e) {
        String refused =
                "The schema registry refused " + doing + " (HTTP " + e.getStatus() + ", code " + e.getErrorCode() + ")";
        return switch (e.getStatus()) {
            case UNAUTHORIZED ->
                new AuthenticationException(
                        refused + ": check basic.auth.user.info or bearer.auth.token, and their credentials.source", e);
            case FORBIDDEN -> new AuthorizationException(refused + ": these credentials may not do that", e);
            case NOT_FOUND ->
                new UnknownSchemaException(
                        refused + ": it knows no such schema; check that this is the registry that the"
                                + " producers use, or register the schema",
                        e);
            case CONFLICT ->
                new SerializationException(
                        refused + ": the schema is not compatible with the versions before it: " + e.getMessage(), e);
            case TOO_MANY -> new RegistryUnreachableException(refused + ": too many requests", e);
            default ->
                e.getStatus() >= SERVER_ERRORS
                        ? new RegistryUnreachableException(
                                "The schema registry failed " + doing + " (HTTP " + e.getStatus() + ")", e)
                        : new SerializationException(refused + ": " + e.getMessage(), e);
        };
    }

    static KafkaException of(String doing, java.io.IOException e) {
        if (e instanceof SSLException)
            return new RegistryUnreachableException(
                    "TLS with the schema registry failed for " + doing + " (" + e.getMessage()
                            + "): check schema.registry.ssl.truststore.*, and schema.registry.ssl.keystore.* where it asks for a certificate",
                    e);
        return new RegistryUnreachableException(
                "The schema registry could not be reached for " + doing + ": check schema.registry.url", e);
    }
}
