package io.onefold.app.config;

/**
 * Where the servers are.
 *
 * @param bootstrap Kafka's, ours or the installation's
 * @param ownBroker whether {@code up} runs the broker itself
 * @param registryUrl the schema registry's, Confluent's API
 * @param ownRegistry whether {@code up} runs the registry itself
 * @param connectUrl the REST API of Kafka Connect's workers
 * @param ownConnect whether {@code up} runs a worker itself
 * @param apiUrl the query API's
 */
public record Servers(
        String bootstrap,
        boolean ownBroker,
        String registryUrl,
        boolean ownRegistry,
        String connectUrl,
        boolean ownConnect,
        String apiUrl) {}
