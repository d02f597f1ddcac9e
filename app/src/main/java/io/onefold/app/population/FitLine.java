package io.onefold.app.population;

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
    /** How far it is. */
    public static FitLine underWay(long looked, double part) {
        return new FitLine(looked, part, null, List.of());
    }

    /** The end of it. */
    static FitLine learned(long looked, Learning.Outcome outcome) {
        return new FitLine(looked, 1, outcome.population(), outcome.notLearned());
    }
}
