package io.onefold.app.config;

/**
 * Where the servers are.
 *
 * @param bootstrap Kafka's, ours or the installation's
 * @param ownBroker whether {@code up} runs the broker itself
 * @param registryUrl the schema registry's, Confluent's API
 * @param ownRegistry whether {@code up} runs the registry itself
 * @param apiUrl the query API's
 */
public record Servers(String bootstrap, boolean ownBroker, String registryUrl, boolean ownRegistry, String apiUrl) {}
