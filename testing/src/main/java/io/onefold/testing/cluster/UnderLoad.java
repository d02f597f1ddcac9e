package io.onefold.testing.cluster;

/**
 * A cluster and those who visit it.
 *
 * @param usual events a second
 */
public record UnderLoad(Cluster cluster, Visitors visitors, int usual) {}
