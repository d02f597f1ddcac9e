package io.onefold.app.population;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.schemas.Population;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.Activity;
import io.onefold.schemas.UnifiedProfile.Purchases;
import io.onefold.schemas.UnifiedProfile.Service;
import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LearningTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-01");
    private static final Learning.Horizon YEAR = new Learning.Horizon(52, 0.1);

    @Test
    void fifthsAreCutAndModelsFittedWhateverTheOrder() {
        List<UnifiedProfile> people = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) people.add(customer(random, i));
        people.add(person("2026-01-01", "2026-02-01", 3, 100_000_000, true));
        Population learned = learned(people).population();
        Collections.shuffle(people, random);

        assertThat(learned(people).population()).isEqualTo(learned);
        assertThat(learned.customers()).isEqualTo(500);
        assertThat(learned.frequency()).hasSize(4).isSorted();
        assertThat(learned.recency()).hasSize(4).isSorted();
        assertThat(learned.monetary().getLast()).isLessThan(new BigDecimal("100000"));
        assertThat(learned.purchasing()).isNotNull();
        assertThat(learned.spending()).isNotNull();
    }

    @Test
    void whereTooLittleIsKnownNothingIsGuessed() {
        Learning.Outcome outcome = learned(List.of(person("2026-01-01", "2026-02-01", 3, 60, false)));

        assertThat(outcome.population().purchasing()).isNull();
        assertThat(outcome.population().spending()).isNull();
        assertThat(outcome.population().recency())
                .containsExactlyElementsOf(Collections.nCopies(4, BigDecimal.valueOf(28)));
        assertThat(outcome.notLearned()).hasSize(2).allMatch(why -> why.contains("fewer than 100"));
        assertThat(learned(List.of()).population().recency()).isEmpty();
    }

    private static Learning.Outcome learned(List<UnifiedProfile> people) {
        Learning learning = new Learning(TODAY);
        people.forEach(learning::add);
        return learning.outcome(1, "CNY", YEAR);
    }

    /** As the models assume it: buys at a rate of his own, and leaves after a purchase with a probability of his own. */
    private static UnifiedProfile customer(Random random, int number) {
        LocalDate first = TODAY.minusDays(100 + random.nextInt(600));
        double perDay = -Math.log(1 - random.nextDouble()) / 70;
        double leaves = random.nextDouble() * random.nextDouble();
        LocalDate last = first;
        long bought = 1;
        for (LocalDate day = first.plusDays(1); day.isBefore(TODAY); day = day.plusDays(1)) {
            if (random.nextDouble() > perDay) continue;
            last = day;
            bought++;
            if (random.nextDouble() < leaves) break;
        }
        double mean = 30 - 20 * Math.log(1 - random.nextDouble()) + number % 7;
        double spread = 1 + (random.nextDouble() - 0.5) / Math.sqrt((double) bought);
        return person(first.toString(), last.toString(), bought, mean * (double) bought * spread, false);
    }

    private static UnifiedProfile person(String first, String last, long bought, double spend, boolean shared) {
        TreeMap<String, Value> computed = new TreeMap<>();
        computed.put("first_purchase_on", new Value.Text(first));
        computed.put("last_purchase_on", new Value.Text(last));
        computed.put("purchase_days", new Value.Whole(bought));
        computed.put("spend_total", new Value.Real(spend));
        return new UnifiedProfile(
                "id",
                List.of(),
                0,
                new TreeMap<>(),
                new TreeMap<>(),
                new Activity(1, 0, 0, new TreeMap<>(), Collections.nCopies(24, 0L), 0, 0, 0, 0),
                new Purchases(0, 0, 0, 0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>()),
                new Service(0, 0, 0, 0, List.of()),
                computed,
                List.of(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                shared);
    }
}
