package io.onefold.profile.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class QuintilesTest {
    @Test
    void tenDifferentValuesAreTwoInEachFifth() {
        Quintiles quintiles = Quintiles.of(counts(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));

        assertThat(quintiles).isEqualTo(quintiles(2, 4, 6, 8));
        List<Integer> scores = new ArrayList<>();
        for (int value = 0; value <= 11; value++) scores.add(quintiles.score(value));
        assertThat(scores).containsExactly(1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 5);
    }

    @Test
    void equalValuesHaveEqualScores() {
        assertThat(Quintiles.of(counts(7, 7, 7, 7, 7))).isEqualTo(quintiles(7, 7, 7, 7));
        assertThat(quintiles(7, 7, 7, 7).score(7)).isEqualTo(1);
        assertThat(quintiles(7, 7, 7, 7).score(8)).isEqualTo(5);
        assertThat(Quintiles.of(counts(0, 0, 0, 0, 0, 0, 0, 1, 2, 3))).isEqualTo(quintiles(0, 0, 0, 1));
    }

    @Test
    void cutsAreThoseOfTheSortedList() {
        Random random = new Random(3);
        for (int size = 1; size <= 60; size++) {
            List<Integer> values = new ArrayList<>();
            for (int i = 0; i < size; i++) values.add(random.nextInt(20));
            SortedMap<BigDecimal, Long> counts =
                    counts(values.stream().mapToInt(Integer::intValue).toArray());
            Collections.sort(values);

            Quintiles quintiles = Quintiles.of(counts);

            int[] cuts = new int[4];
            for (int k = 1; k <= 4; k++) cuts[k - 1] = values.get((int) Math.ceil(k * size / 5.0) - 1);
            assertThat(quintiles).as("%s", values).isEqualTo(quintiles(cuts[0], cuts[1], cuts[2], cuts[3]));
        }
    }

    @Test
    void amountsAreComparedByValueAndCountsMayBeAsLargeAsALong() {
        SortedMap<BigDecimal, Long> counts = new TreeMap<>();
        counts.put(new BigDecimal("1.50"), Long.MAX_VALUE - 1);
        counts.put(new BigDecimal("20.00"), 1L);

        Quintiles quintiles = Quintiles.of(counts);

        assertThat(quintiles.fourth()).isEqualTo(new BigDecimal("1.5"));
        assertThat(quintiles.score(new BigDecimal("1.500"))).isEqualTo(1);
        assertThat(quintiles.score(2)).isEqualTo(5);
    }

    @Test
    void nothingHasNoQuintiles() {
        assertThatIllegalArgumentException().isThrownBy(() -> Quintiles.of(new TreeMap<>()));
        assertThatIllegalArgumentException().isThrownBy(() -> quintiles(4, 3, 5, 6));
    }

    private static Quintiles quintiles(long first, long second, long third, long fourth) {
        return new Quintiles(
                BigDecimal.valueOf(first),
                BigDecimal.valueOf(second),
                BigDecimal.valueOf(third),
                BigDecimal.valueOf(fourth));
    }

    private static SortedMap<BigDecimal, Long> counts(int... values) {
        SortedMap<BigDecimal, Long> counts = new TreeMap<>();
        for (int value : values) counts.merge(BigDecimal.valueOf(value), 1L, Long::sum);
        return counts;
    }
}
