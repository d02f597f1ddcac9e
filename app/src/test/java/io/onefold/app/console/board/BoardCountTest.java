package io.onefold.app.console.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onefold.schemas.Observation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BoardCountTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final long NOW =
            LocalDate.parse("2026-03-15").atTime(10, 0).atZone(ZONE).toInstant().toEpochMilli();

    @Test
    void cohortsAreThoseOfANaiveCountWhateverTheOrder() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            List<Customer> people = new ArrayList<>();
            for (int i = 0; i < 200; i++) people.add(Customer.random(random, i));

            Board board = counted(people, random);

            Map<YearMonth, List<Customer>> byFirst = new TreeMap<>();
            for (Customer each : people)
                if (!each.months().isEmpty())
                    byFirst.computeIfAbsent(Collections.min(each.months()), any -> new ArrayList<>())
                            .add(each);
            byFirst.keySet().removeIf(month -> month.isBefore(YearMonth.parse("2025-03")));
            assertThat(board.cohorts()).as("seed %d", seed).hasSize(byFirst.size());
            for (Retention.Cohort cohort : board.cohorts()) {
                YearMonth first = YearMonth.parse(cohort.month());
                List<Customer> all = byFirst.getOrDefault(first, List.of());
                assertThat(cohort.customers()).isEqualTo(all.size());
                for (int month = 0; month < cohort.bought().size(); month++) {
                    YearMonth then = first.plusMonths(month);
                    assertThat(cohort.bought().get(month))
                            .as("seed %d, %s in %s", seed, cohort.month(), then)
                            .isEqualTo(all.stream()
                                    .filter(each -> each.months().contains(then))
                                    .count());
                }
            }
        }
    }

    @Test
    void whatWasSaidIsCountedByItsDayAndEachCaseOnce() {
        long day = LocalDate.parse("2026-03-10")
                .atTime(1, 0)
                .atZone(ZONE)
                .toInstant()
                .toEpochMilli();
        BoardCount count = new BoardCount(NOW, ZONE);
        PersonHistory history = count.history();
        List<Observation> messages = List.of(
                Messages.complaint("m2", day + 3_600_000, "c1", true),
                Messages.complaint("m1", day, "c1", true),
                Messages.complaint("m3", day + 2 * 86_400_000L, "c1", false),
                Messages.answers("m4", day, 10, 5),
                Messages.answers("m5", day, 8, 3),
                Messages.answers("m6", day, 0, 1));
        messages.forEach(history::add);

        count.add(Messages.profile("p1", 3, 2, new TreeMap<>()), history);

        assertThat(count.board("CNY", 1).days())
                .filteredOn(each -> each.complaints() + each.csatAnswers() > 0)
                .containsExactly(new DayCounts.Day("2026-03-10", 1, 1, 1, 1, 3, 9, 1));
    }

    @Test
    void aComplaintIsAboutWhatItNamesOrTheLastOrderBefore() {
        long day = LocalDate.parse("2026-03-10")
                .atTime(9, 0)
                .atZone(ZONE)
                .toInstant()
                .toEpochMilli();
        PersonHistory history = new BoardCount(NOW, ZONE).history();
        history.add(Messages.order("o1", day - 40 * 86_400_000L, "o1", "far", "old", 10));
        history.add(Messages.complaint("m1", day - 9 * 86_400_000L, "c1", true));
        history.add(Messages.order("o2", day - 86_400_000L, "o2", "near", "tea", 10));
        history.add(Messages.complaint("m2", day, "c2", true));

        assertThat(history.said())
                .extracting(Said::about)
                .containsExactlyInAnyOrder(
                        Set.of(About.channel("call-centre")),
                        Set.of(About.channel("call-centre"), About.store("near"), About.product("tea")));
    }

    @Test
    void aLineThatWasCorrectedToNothingIsNoPurchase() {
        long day = LocalDate.parse("2026-02-10")
                .atTime(9, 0)
                .atZone(ZONE)
                .toInstant()
                .toEpochMilli();
        PersonHistory history = new BoardCount(NOW, ZONE).history();
        history.add(Messages.order("v2", day + 1_000, "o1", "s", "tea", 0));
        history.add(Messages.order("v1", day, "o1", "s", "tea", 10));

        assertThat(history.purchaseMonths(30_000)).isEmpty();
    }

    @Test
    void valuesSpreadAsTheyAre() {
        ValueSpread values = new ValueSpread();
        double sum = 0;
        for (int i = 1; i <= 100; i++) {
            values.add(i);
            sum += i;
        }

        ValueSpread.Spread spread = values.spread();

        assertThat(spread.sum()).isEqualTo(sum);
        assertThat(spread.median()).isEqualTo(50);
        assertThat(spread.ninth()).isEqualTo(90);
        assertThat(spread.topShare()).isCloseTo(955 / 5050.0, within(1e-9));
        assertThat(spread.bins())
                .contains(new ValueSpread.Bin(0, 1, 0), new ValueSpread.Bin(1, 2, 1), new ValueSpread.Bin(50, 100, 50));
        assertThat(spread.bins().stream().mapToLong(ValueSpread.Bin::customers).sum())
                .isEqualTo(100);
    }

    private static Board counted(List<Customer> people, Random random) {
        BoardCount count = new BoardCount(NOW, ZONE);
        List<Customer> shuffled = new ArrayList<>(people);
        Collections.shuffle(shuffled, random);
        for (Customer each : shuffled) {
            PersonHistory history = count.history();
            List<Observation> messages = new ArrayList<>(each.messages());
            Collections.shuffle(messages, random);
            messages.forEach(history::add);
            count.add(Messages.profile(each.id(), 1, each.months().size(), new TreeMap<>()), history);
        }
        return count.board("CNY", 1);
    }

    /** @param months in which something was bought, by a naive reading: the last version of each line, in the month of its first */
    private record Customer(String id, List<Observation> messages, Set<YearMonth> months) {
        static Customer random(Random random, int number) {
            List<Observation> messages = new ArrayList<>();
            Map<String, List<long[]>> versions = new HashMap<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                String order = "o" + random.nextInt(3);
                long at = NOW - (long) (random.nextDouble() * 500 * 86_400_000L);
                long amount = random.nextInt(4) == 0 ? -5 : 5;
                messages.add(Messages.order("m" + number + "-" + i, at, order, "s", "p", amount));
                versions.computeIfAbsent(order, any -> new ArrayList<>()).add(new long[] {at, amount});
            }
            Set<YearMonth> months = new HashSet<>();
            for (List<long[]> line : versions.values()) {
                line.sort((a, b) -> Long.compare(a[0], b[0]));
                if (BigDecimal.valueOf(line.getLast()[1]).signum() > 0)
                    months.add(YearMonth.from(
                            Instant.ofEpochMilli(line.getFirst()[0]).atZone(ZONE)));
            }
            return new Customer("p" + number, messages, months);
        }
    }
}
