package io.onefold.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** {@code -Donefold.worlds=N} runs N worlds, {@code -Donefold.seed=S} begins with another one. */
@Order(1)
class SimulationTest {
    private static final long WORLDS = Long.getLong("onefold.worlds", 10_000);
    private static final long FIRST_SEED = Long.getLong("onefold.seed", 1);

    @Test
    void everyScheduleOfEveryWorldGivesTheBatchResult() {
        List<String> problems = LongStream.range(FIRST_SEED, FIRST_SEED + WORLDS)
                .parallel()
                .boxed()
                .flatMap(seed -> problems(seed).stream().limit(3).map(problem -> "seed " + seed + ": " + problem))
                .limit(10)
                .toList();

        assertThat(problems).isEmpty();
    }

    private static List<String> problems(long seed) {
        try {
            return new WorldRun(new WorldGenerator(seed).world(), Mutation.NONE).problems();
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed + ": " + e, e);
        }
    }
}
