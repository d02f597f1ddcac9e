package io.onefold.app.config;

import io.onefold.schemas.topics.Partitions;
import io.onefold.schemas.topics.Topics;

/**
 * The topics as they are made.
 *
 * @param replicas of each; -1 for the broker's default
 */
public record TopicSettings(Topics topics, Partitions partitions, short replicas) {}
