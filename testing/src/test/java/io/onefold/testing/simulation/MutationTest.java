package io.onefold.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulation must notice what it is there to notice. */
class MutationTest {
    private static final long MOST_WORLDS = 2_000;

    @ParameterizedTest
    @EnumSource(BrokenRule.class)
    void aBrokenRuleIsNoticed(BrokenRule rule) {
        OptionalLong noticed = LongStream.rangeClosed(1, MOST_WORLDS)
                .filter(seed -> isNoticed(seed, rule))
                .findFirst();

        assertThat(noticed).as(rule + " in " + MOST_WORLDS + " worlds").isPresent();
        System.out.println(rule + " was noticed after " + noticed.getAsLong() + " worlds");
    }

    /** By what is published; the accounting alone would be no proof. */
    private static boolean isNoticed(long seed, BrokenRule rule) {
        try {
            List<String> problems = new WorldRun(new WorldGenerator(seed).world(), rule).problems();
            return problems.stream().anyMatch(problem -> !problem.contains(" accounting: "));
        } catch (IllegalStateException comesToNoRest) {
            return true;
        }
    }
}
