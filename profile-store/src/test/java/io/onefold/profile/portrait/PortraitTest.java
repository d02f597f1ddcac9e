package io.onefold.profile.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.schemas.OrderLine;
import io.onefold.schemas.UnifiedProfile.Activity;
import io.onefold.schemas.UnifiedProfile.LatestAnswer;
import io.onefold.schemas.UnifiedProfile.Service;
import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class PortraitTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final PortraitRules ALL = new PortraitRules(
            Set.of(),
            new PortraitRules.HomeCurrency("CNY", new TreeMap<>(Map.of("USD", new BigDecimal("7.1")))),
            PortraitRules.DEFAULT.lifeCycle(),
            PortraitRules.DEFAULT.tiers(),
            "birthday");

    private final List<BoughtLine> lines = new ArrayList<>();
    private final SortedMap<String, Trait> traits = new TreeMap<>();
    private final List<LatestAnswer> answers = new ArrayList<>();
    private final List<Long> openComplaints = new ArrayList<>();
    private final SortedMap<Long, Long> touchpointsByDay = new TreeMap<>();
    private LocalDate since = LocalDate.parse("2020-01-01");
    private Today today;

    @ParameterizedTest
    @CsvSource({
        "'', 2026-01-01, prospect",
        "2026-01-01, 2026-01-01, first_purchase",
        "2026-01-01, 2026-05-01, first_purchase",
        "2026-01-01, 2026-05-02, at_risk",
        "2026-01-01, 2027-01-01, at_risk",
        "2026-01-01, 2027-01-02, lapsed",
        "2026-01-01 2026-01-02, 2026-01-02, active",
        "2026-01-01 2026-01-02 2026-01-03 2026-01-04, 2026-01-04, loyal",
        "2025-01-02 2026-01-02 2026-01-03 2026-01-04, 2026-01-04, active",
        "2024-12-31 2026-01-02, 2026-01-02, won_back",
        "2025-01-02 2026-01-02, 2026-01-02, active",
    })
    void aCustomerStandsWhereThePurchasesSay(String purchases, String day, String stage) {
        for (String bought : purchases.split(" ")) if (!bought.isEmpty()) buy(bought, "10", "CNY");

        assertThat(on(day)).containsEntry("life_cycle", new Value.Text(stage));
    }

    @Test
    void spendIsByCurrencyAndInTheHomeCurrencyWithinItsDays() {
        buy("2026-01-01", "100.005", "CNY");
        buy("2026-03-01", "10", "USD");
        buy("2026-03-02", "-30", "CNY");

        assertThat(on("2026-03-30"))
                .containsEntry("spend_30d", new Value.Real(41))
                .containsEntry("spend_30d.CNY", new Value.Real(-30))
                .containsEntry("spend_30d.USD", new Value.Real(10))
                .containsEntry("spend_90d", new Value.Real(141))
                .containsEntry("spend_total.CNY", new Value.Real(70))
                .containsEntry("average_basket", new Value.Real(47))
                .containsEntry("refund_rate", new Value.Real(0.3333))
                .containsEntry("value_tier", new Value.Text("low"));
        assertThat(on("2026-03-31")).containsEntry("spend_30d", new Value.Real(-30));
    }

    @Test
    void withoutARateThereIsNoSumInTheHomeCurrency() {
        buy("2026-01-01", "100", "CNY");
        buy("2026-01-01", "100", "EUR");

        assertThat(on("2026-01-01"))
                .containsKeys("spend_total.CNY", "spend_total.EUR")
                .doesNotContainKeys("spend_total", "average_basket", "average_item_price", "value_tier");
    }

    @ParameterizedTest
    @CsvSource({
        "1992-02-29, 2026-02-27, 2026-02-28, 1, 33",
        "1992-02-29, 2026-02-28, 2026-02-28, 0, 34",
        "1992-02-29, 2028-02-28, 2028-02-29, 1, 35",
        "1992-02-29, 2026-03-01, 2027-02-28, , 34",
        "1990-05-17T08:00:00Z, 2026-04-17, 2026-05-17, 30, 35",
        "--05-17, 2026-05-18, 2027-05-17, , ",
        "--02-30, 2026-05-18, , , ",
        "17.5.1990, 2026-05-18, , , ",
        "2030-01-01, 2026-05-18, 2027-01-01, , ",
    })
    void birthdaysReturn(String birthday, String day, String next, Integer days, Integer age) {
        traits.put("birthday", new Trait(new Value.Text(birthday), "crm", "m", 0));

        SortedMap<String, Value> told = on(day);

        assertThat(told.get("next_birthday")).isEqualTo(next == null ? null : new Value.Text(next));
        assertThat(told.get("days_to_birthday")).isEqualTo(days == null ? null : new Value.Whole(days));
        assertThat(told.get("age")).isEqualTo(age == null ? null : new Value.Whole(age));
    }

    @Test
    void likesAndFeelingsAreTheMostFrequentAndTheLatest() {
        buy("2026-01-01", "5", "CNY");
        buy("2026-01-02", "5", "CNY");
        lines.add(line("2026-01-03", "5", "CNY", "coffee", "Kopi"));
        touchpointsByDay.put(LocalDate.parse("2026-01-05").toEpochDay(), 2L);
        touchpointsByDay.put(LocalDate.parse("2026-01-06").toEpochDay(), 2L);
        openComplaints.add(at(LocalDate.parse("2026-01-07")));
        openComplaints.add(at(LocalDate.parse("2026-01-05")));
        answers.add(new LatestAnswer("s", "q", "nps", 8, 2));
        answers.add(new LatestAnswer("s", "q2", "csat", 5, 1));
        answers.add(new LatestAnswer("s", "q3", "csat", 4, 0));

        assertThat(on("2026-01-08"))
                .containsEntry("top_categories", new Value.Texts(List.of("tea", "coffee")))
                .containsEntry("top_products", new Value.Texts(List.of("Longjing", "Kopi")))
                .containsEntry("favourite_channel", new Value.Text("store"))
                .containsEntry("favourite_hour", new Value.Whole(3))
                .containsEntry("favourite_weekday", new Value.Text("monday"))
                .containsEntry("open_complaint_since", new Value.Text("2026-01-05"))
                .containsEntry("nps_class", new Value.Text("passive"))
                .containsEntry("csat", new Value.Real(4.5));
    }

    /** Day by day over four years, for people of every kind. */
    @Test
    void whatIsToldHoldsUntilTheNextChangeAndNoLonger() {
        since = LocalDate.parse("2024-02-29");
        traits.put("birthday", new Trait(new Value.Text("1992-02-29"), "crm", "m", 0));
        for (String day : List.of("2024-03-01", "2024-03-20", "2024-04-01", "2024-04-02", "2026-01-15", "2026-02-01"))
            buy(day, "900", "CNY");
        touchpointsByDay.put(LocalDate.parse("2024-05-01").toEpochDay(), 1L);
        PortraitRules lasting = new PortraitRules(
                PortraitRules.DEFAULT.off(), ALL.home(), ALL.lifeCycle(), ALL.tiers(), ALL.birthdayTrait());

        LocalDate day = LocalDate.parse("2024-01-01");
        SortedMap<String, Value> before = on(day.toString(), lasting);
        long until = today.nextChange();
        int changes = 0;
        for (int i = 0; i < 4 * 365; i++) {
            day = day.plusDays(1);
            SortedMap<String, Value> now = on(day.toString(), lasting);
            if (day.atStartOfDay(ZONE).toInstant().toEpochMilli() < until) {
                assertThat(now).as("on %s", day).isEqualTo(before);
            } else {
                changes++;
                until = today.nextChange();
            }
            before = now;
        }
        assertThat(changes).isBetween(100, 400);
    }

    private SortedMap<String, Value> on(String day) {
        return on(day, ALL);
    }

    private SortedMap<String, Value> on(String day, PortraitRules rules) {
        today = new Today(at(LocalDate.parse(day)) + 1, ZONE);
        List<Long> hours = new ArrayList<>(Collections.nCopies(24, 0L));
        hours.set(3, 2L);
        hours.set(4, 2L);
        Activity activity =
                new Activity(4, at(since), at(since), new TreeMap<>(Map.of("store", 2L, "web", 2L)), hours, 0, 0, 0, 0);
        Service service = new Service(0, 0, 0, 0, answers);
        return new Portrait(rules)
                .of(new Subject(traits, activity, service, openComplaints, touchpointsByDay, lines, today, rules));
    }

    private void buy(String day, String amount, String currency) {
        lines.add(line(day, amount, currency, "tea", "Longjing"));
    }

    private BoughtLine line(String day, String amount, String currency, String category, String product) {
        String order = "order" + lines.size();
        OrderLine line = new OrderLine("1", product, category, BigDecimal.ONE, new BigDecimal(amount), currency);
        return new BoughtLine("till", order, LocalDate.parse(day).toEpochDay(), line);
    }

    private static long at(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant().toEpochMilli();
    }
}
