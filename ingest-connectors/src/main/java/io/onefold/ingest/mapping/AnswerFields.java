package io.onefold.ingest.mapping;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An answer to one question of a survey.
 *
 * @param kind such as {@code nps} or {@code csat}
 * @param score a whole number; a record where it is empty has no such answer
 */
public record AnswerFields(@Nullable Field survey, @Nullable Field question, Field kind, Field score) {
    Stream<@Nullable Field> fields() {
        return Stream.of(survey, question, kind, score);
    }
}
