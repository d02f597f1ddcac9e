package io.onefold.app.config;

import io.onefold.ingest.connector.SecretReference;
import java.net.URI;
import java.time.Duration;

/** Where what a subscriber gets goes, besides its topic. */
public sealed interface Target {
    /** Nowhere: whoever it is reads the topic. */
    record Topic() implements Target {}

    /**
     * To a URL that it is posted to.
     *
     * @param url https, or http of this machine
     * @param secret that requests are signed with
     * @param batch most profiles of a request
     * @param timeout after which a request that is not answered has failed
     */
    record Webhook(URI url, SecretReference secret, int batch, Duration timeout) implements Target {}
}
