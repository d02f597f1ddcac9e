package io.onefold.app.population;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onefold.schemas.Population;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the answer of a fit: how far it is, and at the end what was learned.
 *
 * @param looked how many profiles were looked at
 * @param part of all of them, 0 to 1
 * @param population null but on the last line
 * @param notLearned what could not be told, and why
 */
public record FitLine(long looked, double part, @Nullable Population population, List<String> notLearned) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** How far it is. */
    public static FitLine underWay(long looked, double part) {
        return new FitLine(looked, part, null, List.of());
    }

    /** The end of it. */
    static FitLine learned(long looked, Learning.Outcome outcome) {
        return new FitLine(looked, 1, outcome.population(), outcome.notLearned());
    }

    /** One line of JSON, with its end. */
    String write() {
        try {
            return MAPPER.writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of texts and numbers can always be written", e);
        }
    }

    /**
     * What {@link #write} wrote.
     *
     * @throws IllegalArgumentException where it is something else
     */
    public static FitLine read(String json) {
        try {
            return MAPPER.readValue(json, FitLine.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no line of a fit: " + e.getOriginalMessage(), e);
        }
    }
}
