package io.onefold.profile.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.schemas.OrderLine;
import io.onefold.schemas.Population;
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
            PortraitRules.DEFAULT.bands(),
            PortraitRules.DEFAULT.names());

    private final List<BoughtLine> lines = new ArrayList<>();
    private final SortedMap<String, Trait> traits = new TreeMap<>();
    private final List<LatestAnswer> answers = new ArrayList<>();
    private final List<Long> openComplaints = new ArrayList<>();
    private final SortedMap<Long, Long> touchpointsByDay = new TreeMap<>();
    private final SortedMap<Long, Long> callsByDay = new TreeMap<>();
    private LocalDate since = LocalDate.parse("2020-01-01");
    private Today today;
    private Population population;

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

    @Test
    void marginsAreOfTheLinesThatStateACost() {
        buy("2026-01-01", "", "100", "", "", "60");
        buy("2026-01-02", "", "50", "", "", "0");
        buy("2026-01-03", "", "1000", "", "", "");
        buy("2026-03-01", "", "-30", "", "", "-20.005");

        assertThat(on("2026-12-31"))
                .containsEntry("margin_total", new Value.Real(80))
                .containsEntry("margin_365d", new Value.Real(80))
                .containsEntry("margin_rate", new Value.Real(0.6667));
        assertThat(on("2027-01-01")).containsEntry("margin_365d", new Value.Real(40));
        assertThat(on("2028-01-01"))
                .containsEntry("margin_365d", new Value.Real(0))
                .containsEntry("margin_total", new Value.Real(80));
    }

    @Test
    void withoutACostOrARateForOneThereIsNoMargin() {
        buy("2026-01-01", "", "100", "", "5", "");
        assertThat(on("2026-01-02")).doesNotContainKeys("margin_total", "margin_365d", "margin_rate");

        buy("2026-01-01", "", "100", "", "", "50");
        buy("2026-01-01", "70", "EUR");
        assertThat(on("2026-01-02")).containsEntry("margin_total", new Value.Real(50));

        OrderLine euros = new OrderLine("9", "", "", BigDecimal.ONE, BigDecimal.TEN, "EUR", "", null, BigDecimal.ONE);
        lines.add(bought("2026-01-01", "", euros));
        assertThat(on("2026-01-02")).doesNotContainKeys("margin_total", "margin_365d", "margin_rate");
    }

    @Test
    void brandsAndDiscountsAreThoseOfPurchases() {
        buy("2026-01-01", "", "10", "Zhu", "1", "");
        buy("2026-01-02", "", "10", "An", "0", "");
        buy("2026-01-03", "", "10", "An", "", "");
        buy("2026-01-04", "", "-10", "Zhu", "1", "");

        assertThat(on("2026-01-05"))
                .containsEntry("top_brands", new Value.Texts(List.of("An", "Zhu")))
                .containsEntry("discount_affinity", new Value.Real(0.3333));
    }

    @ParameterizedTest
    @CsvSource({"499.99, middle", "500, high", "100, middle", "99.99, low"})
    void thePriceBandIsThatOfThePiecesPaid(String price, String band) {
        buy("2026-01-01", price, "CNY");
        buy("2026-01-02", "-1", "CNY");

        assertThat(on("2026-01-03")).containsEntry("price_band", new Value.Text(band));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '' | |
            2026-01-01 a, 2026-01-01 a, 2026-01-02 b                 | b | b
            2026-01-02 a, 2026-01-02 b                               | a | a
            2026-01-01 b, 2026-01-02 b, 2026-01-03 a                 | b | a
            2026-01-01 b, 2026-01-05 b, 2026-01-02 a, 2026-01-03 a   | b | b
            """)
    void theHomeStoreIsThatOfMostDays(String visits, String home, String last) {
        for (String visit : visits.split(", "))
            if (!visit.isEmpty()) buy(visit.substring(0, 10), visit.substring(11), "10", "", "", "");
        buy("2026-02-01", "", "10", "", "", "");
        buy("2026-02-01", "z", "-10", "", "", "");

        SortedMap<String, Value> told = on("2026-02-02");

        assertThat(told.get("home_store")).isEqualTo(home == null ? null : new Value.Text(home));
        assertThat(told.get("last_store")).isEqualTo(last == null ? null : new Value.Text(last));
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 400, 0.4",
        "300, 400, 1.0",
        "' 800.00 ', 400, 0.5",
        "0, 400, ",
        "-5, 400, ",
        "much, 400, ",
        "1000, -400, 0.0"
    })
    void theShareOfTheWalletIsOfWhatIsDeclared(String declared, String spent, Double share) {
        declare("yearly_spend", new Value.Text(declared));
        assertThat(on("2026-01-02")).doesNotContainKey("share_of_wallet");
        buy("2026-01-01", spent, "CNY");

        assertThat(on("2026-01-02").get("share_of_wallet")).isEqualTo(share == null ? null : new Value.Real(share));
    }

    @Test
    void callsAreCountedWithinTheirDays() {
        callsByDay.put(LocalDate.parse("2026-01-01").toEpochDay(), 2L);
        callsByDay.put(LocalDate.parse("2026-01-31").toEpochDay(), 1L);

        assertThat(on("2026-01-30"))
                .containsEntry("calls_30d", new Value.Whole(2))
                .containsEntry("calls_90d", new Value.Whole(2));
        assertThat(on("2026-01-31"))
                .containsEntry("calls_30d", new Value.Whole(1))
                .containsEntry("calls_90d", new Value.Whole(3));
    }

    @Test
    void whatSourcesDeclareHasOneForm() {
        declare("level", new Value.Whole(3));
        declare("points", new Value.Text("1250"));
        declare("referrals", new Value.Real(4));
        declare("locale", new Value.Text("zh-CN"));
        declare("province", new Value.Text(" "));
        declare("city", new Value.Text("杭州"));

        assertThat(on("2026-01-01"))
                .containsEntry("level", new Value.Text("3"))
                .containsEntry("points", new Value.Real(1250))
                .containsEntry("referrals", new Value.Whole(4))
                .containsEntry("locale", new Value.Text("zh-CN"))
                .containsEntry("home_region", new Value.Text("杭州"));

        declare("level", new Value.Flag(true));
        declare("points", new Value.Text("1,250"));
        declare("referrals", new Value.Real(4.5));
        declare("locale", new Value.Text(""));
        declare("city", new Value.Whole(1));
        assertThat(on("2026-01-01")).doesNotContainKeys("level", "points", "referrals", "locale", "home_region");
    }

    private void declare(String trait, Value value) {
        traits.put(trait, new Trait(value, "crm", "m", 0));
    }

    /** Day by day over four years, for people of every kind. */
    @Test
    void whatIsToldHoldsUntilTheNextChangeAndNoLonger() {
        since = LocalDate.parse("2024-02-29");
        traits.put("birthday", new Trait(new Value.Text("1992-02-29"), "crm", "m", 0));
        for (String day : List.of("2024-03-01", "2024-03-20", "2024-04-01", "2024-04-02", "2026-01-15", "2026-02-01"))
            buy(day, "900", "CNY");
        buy("2024-06-01", "s", "900", "", "1", "400");
        declare("yearly_spend", new Value.Whole(3000));
        callsByDay.put(LocalDate.parse("2025-06-01").toEpochDay(), 1L);
        touchpointsByDay.put(LocalDate.parse("2024-05-01").toEpochDay(), 1L);
        PortraitRules lasting = new PortraitRules(
                PortraitRules.DEFAULT.off(), ALL.home(), ALL.lifeCycle(), ALL.tiers(), ALL.bands(), ALL.names());

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
                .of(new Subject(
                        traits,
                        activity,
                        service,
                        openComplaints,
                        touchpointsByDay,
                        callsByDay,
                        lines,
                        today,
                        rules,
                        population));
    }

    @Test
    void scoresGoByTheCutPointsOfAllCustomersAndRecencyFallsWithTimeAlone() {
        population = learned();
        buy("2026-01-01", "40", "CNY");
        buy("2026-02-01", "40", "CNY");
        buy("2027-01-01", "1000", "CNY");

        assertThat(on("2026-02-11"))
                .containsEntry("rfm_recency", new Value.Whole(5))
                .containsEntry("rfm_frequency", new Value.Whole(2))
                .containsEntry("rfm_monetary", new Value.Whole(5));
        assertThat(today.nextChange()).isEqualTo(at(LocalDate.parse("2026-02-12")));
        assertThat(on("2026-02-12")).containsEntry("rfm_recency", new Value.Whole(4));
        assertThat(on("2026-12-31")).containsEntry("rfm_recency", new Value.Whole(1));
    }

    @Test
    void whoStaysAwayIsMoreLikelyToHaveLeftWeekByWeekAndIsWorthLess() {
        population = learned();
        buy("2026-01-01", "40", "CNY");
        buy("2026-02-01", "40", "CNY");

        SortedMap<String, Value> soon = on("2026-02-02");
        for (String trait : List.of("churn_probability", "lifetime_value"))
            assertThat(on("2026-02-07")).containsEntry(trait, soon.get(trait));
        SortedMap<String, Value> later = on("2026-08-01");
        assertThat(real(later, "churn_probability"))
                .isGreaterThan(real(soon, "churn_probability"))
                .isLessThan(1);
        assertThat(real(later, "lifetime_value"))
                .isLessThan(real(soon, "lifetime_value"))
                .isPositive();
    }

    @Test
    void nothingIsToldWhereNothingWasLearnedOrNothingWasBought() {
        population = learned();
        assertThat(on("2026-02-07")).doesNotContainKeys("rfm_recency", "churn_probability", "lifetime_value");
        population = null;
        buy("2026-01-01", "40", "CNY");
        assertThat(on("2026-02-07")).doesNotContainKeys("rfm_recency", "churn_probability", "lifetime_value");
    }

    private static double real(SortedMap<String, Value> told, String trait) {
        return ((Value.Real) told.get(trait)).number();
    }

    private static Population learned() {
        List<BigDecimal> days =
                List.of(BigDecimal.TEN, new BigDecimal("20"), new BigDecimal("40"), new BigDecimal("80"));
        List<BigDecimal> some = List.of(BigDecimal.ONE, BigDecimal.TWO, BigDecimal.TWO, BigDecimal.TEN);
        return new Population(
                1,
                100,
                "CNY",
                days,
                some,
                some,
                new Population.Purchasing(0.243, 4.414, 0.793, 2.426),
                new Population.Spending(6.25, 3.74, 15.45),
                52,
                0.1);
    }

    private void buy(String day, String amount, String currency) {
        lines.add(line(day, amount, currency, "tea", "Longjing"));
    }

    private BoughtLine line(String day, String amount, String currency, String category, String product) {
        OrderLine line = new OrderLine("1", product, category, BigDecimal.ONE, new BigDecimal(amount), currency);
        return bought(day, "", line);
    }

    private static BoughtLine bought(String day, String store, OrderLine line) {
        LocalDate date = LocalDate.parse(day);
        return new BoughtLine("till", "order-" + day, store, at(date), date.toEpochDay(), line);
    }

    /** A line of the home currency that says all it can; empty numbers are not told. */
    private void buy(String day, String store, String amount, String brand, String discount, String cost) {
        OrderLine line = new OrderLine(
                "" + lines.size(),
                "",
                "",
                BigDecimal.ONE,
                new BigDecimal(amount),
                "CNY",
                brand,
                discount.isEmpty() ? null : new BigDecimal(discount),
                cost.isEmpty() ? null : new BigDecimal(cost));
        lines.add(bought(day, store, line));
    }

    private static long at(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant().toEpochMilli();
    }
}
