package io.onefold.ingest.rest;

import io.onefold.ingest.connector.SecretReference;
import java.net.URI;

/** How a source knows who asks. */
sealed interface Auth {
    /** Everybody may ask. */
    record Nobody() implements Auth {}

    /** A token in the header {@code Authorization}, RFC 6750. */
    record Bearer(SecretReference token) implements Auth {}

    /** A name and a password, RFC 7617. */
    record Basic(String user, SecretReference password) implements Auth {}

    /** A header of the source's own. */
    record Header(String name, SecretReference value) implements Auth {}

    /**
     * A token that a token endpoint gives for the client's own credentials, RFC 6749, section 4.4.
     *
     * @param scope empty where none is asked for
     */
    record ClientCredentials(URI tokenUrl, String clientId, SecretReference clientSecret, String scope, Style style)
            implements Auth {}

    /** How a client names itself to a token endpoint, RFC 6749, section 2.3.1. */
    enum Style {
        BASIC,
        FORM
    }

    /** The key that says it, for messages. */
    default String key() {
        return switch (this) {
            case Nobody nobody -> "rest.auth";
            case Bearer bearer -> "rest.auth.bearer";
            case Basic basic -> "rest.auth.basic";
            case Header header -> "rest.auth.header";
            case ClientCredentials credentials -> "rest.auth.oauth2";
        };
    }
}
