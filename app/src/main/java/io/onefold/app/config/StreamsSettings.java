package io.onefold.app.config;

import java.time.Duration;

/**
 * How the topology runs.
 *
 * @param instance this instance's name, the same after a restart
 * @param storeMemory bytes that all state stores share
 */
public record StreamsSettings(
        String instance,
        int threads,
        int standbys,
        Duration commitInterval,
        Duration transactionTimeout,
        Duration sessionTimeout,
        long storeMemory) {}
