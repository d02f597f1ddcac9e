package io.onefold.schemas;

/**
 * An answer to one survey question.
 *
 * @param kind the scale, such as {@code nps} or {@code csat}
 * @param score on that scale
 */
public record Answer(String survey, String question, String kind, int score) {}
