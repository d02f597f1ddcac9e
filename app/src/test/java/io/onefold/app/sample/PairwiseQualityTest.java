package io.onefold.app.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairwiseQualityTest {
    @Test
    void aPerfectMatchIsOneOfEach() {
        PairwiseQuality quality =
                PairwiseQuality.of(Map.of("1", "ann", "2", "ann", "3", "ben"), Map.of("1", "x", "2", "x", "3", "y"));

        assertThat(quality).isEqualTo(new PairwiseQuality(1, 1, 1));
        assertThat(quality.precision()).isEqualTo(1);
        assertThat(quality.recall()).isEqualTo(1);
        assertThat(quality.f1()).isEqualTo(1);
    }

    @Test
    void puttingTwoPeopleTogetherCostsPrecisionAndMissingCostsRecall() {
        Map<String, String> truth = Map.of("1", "ann", "2", "ann", "3", "ann", "4", "ben");

        PairwiseQuality quality = PairwiseQuality.of(truth, Map.of("1", "x", "2", "x", "4", "x", "unknown", "x"));

        assertThat(quality).isEqualTo(new PairwiseQuality(1, 3, 3));
        assertThat(quality.precision()).isEqualTo(1 / 3.0, within(1e-12));
        assertThat(quality.recall()).isEqualTo(1 / 3.0, within(1e-12));
    }

    @Test
    void nothingIsPreciseAndComplete() {
        PairwiseQuality quality = PairwiseQuality.of(Map.of(), Map.of());

        assertThat(List.of(quality.precision(), quality.recall(), quality.f1())).containsOnly(1.0);
    }

    @Test
    void theCountsAreThoseOfGoingThroughAllPairs() {
        Random random = new Random(7);
        for (int world = 0; world < 200; world++) {
            Map<String, String> truth = new HashMap<>();
            Map<String, String> profiles = new HashMap<>();
            for (int n = random.nextInt(30); n > 0; n--) {
                truth.put("m" + n, "person" + random.nextInt(5));
                if (random.nextInt(8) > 0) profiles.put("m" + n, "profile" + random.nextInt(6));
            }

            assertThat(PairwiseQuality.of(truth, profiles)).isEqualTo(byPairs(truth, profiles));
        }
    }

    private static PairwiseQuality byPairs(Map<String, String> truth, Map<String, String> profiles) {
        List<String> messages = List.copyOf(truth.keySet());
        long right = 0;
        long together = 0;
        long person = 0;
        for (int i = 0; i < messages.size(); i++)
            for (int j = 0; j < i; j++) {
                String a = messages.get(i);
                String b = messages.get(j);
                boolean same = Objects.equals(truth.get(a), truth.get(b));
                boolean joined = profiles.containsKey(a) && Objects.equals(profiles.get(a), profiles.get(b));
                if (same && joined) right++;
                if (joined) together++;
                if (same) person++;
            }
        return new PairwiseQuality(right, together, person);
    }
}
