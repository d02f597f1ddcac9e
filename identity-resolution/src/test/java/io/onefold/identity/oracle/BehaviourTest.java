package io.onefold.identity.oracle;

import static io.onefold.identity.oracle.Said.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.schemas.Answer;
import io.onefold.schemas.Call;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Complaint;
import io.onefold.schemas.Details;
import io.onefold.schemas.Order;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.UnifiedProfile.Activity;
import io.onefold.schemas.UnifiedProfile.LatestAnswer;
import io.onefold.schemas.UnifiedProfile.Purchases;
import io.onefold.schemas.UnifiedProfile.Service;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Activity, purchases and service. */
class BehaviourTest {
    private static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    private static Said buys(String id, long at, String order, OrderLine... lines) {
        Details details = new Details(new Order(order, List.of(lines)), null, null, List.of(), new TreeMap<>());
        return message(id, at, "email:a").details(details);
    }

    private static OrderLine line(String id, String category, String amount) {
        return line(id, category, amount, "CNY");
    }

    private static OrderLine line(String id, String category, String amount, String currency) {
        return new OrderLine(id, "p", category, BigDecimal.ONE, new BigDecimal(amount), currency);
    }

    private static Purchases purchases(Said... said) {
        return new Scene().given(said).profileOf("email:a").purchases();
    }

    private static Said tells(String id, long at, Details details) {
        return message(id, at, "email:a").details(details);
    }

    private static Service service(Said... said) {
        return new Scene().given(said).profileOf("email:a").service();
    }

    private static Details complains(String caseId, boolean open) {
        return new Details(null, null, new Complaint(caseId, open), List.of(), new TreeMap<>());
    }

    private static Details answers(Answer... answers) {
        return new Details(null, null, null, List.of(answers), new TreeMap<>());
    }

    @Test
    void windowsEndAtMidnightOfTheBusinessTimeZone() {
        Activity activity = new Scene()
                .zone("Asia/Shanghai", at("2026-03-10T00:00:00Z"))
                .given(
                        message("m1", at("2026-03-10T15:59:59.999Z"), "email:a"),
                        message("m2", at("2026-03-10T16:00:00Z"), "email:a"),
                        message("m3", at("2026-03-03T16:00:00Z"), "email:a"),
                        message("m4", at("2026-03-03T15:59:59.999Z"), "email:a").by(Channel.CALL_CENTRE),
                        message("m5", at("2025-03-10T16:00:00Z"), "email:a"),
                        message("m6", at("2025-03-10T15:59:59.999Z"), "email:a"))
                .profileOf("email:a")
                .activity();
        List<Long> hours = new ArrayList<>(Collections.nCopies(24, 0L));
        hours.set(0, 3L);
        hours.set(23, 3L);

        assertThat(activity)
                .isEqualTo(new Activity(
                        6,
                        at("2025-03-10T15:59:59.999Z"),
                        at("2026-03-10T16:00:00Z"),
                        new TreeMap<>(Map.of("web", 5L, "call-centre", 1L)),
                        hours,
                        2,
                        3,
                        3,
                        4));
    }

    @Test
    void theLatestVersionOfAnOrderLineCountsSoAReReadChangesNothing() {
        Said first = buys("m1", 10, "o1", line("1", "tea", "100.00"), line("2", "", "3.50"));
        Said update = buys("m2", 20, "o1", line("1", "tea", "70.50"));
        Said reread = buys("m3", 10, "o1", line("1", "tea", "100.00"));
        Purchases expected = new Purchases(
                1,
                2,
                10,
                10,
                new TreeMap<>(Map.of("CNY", new BigDecimal("74"))),
                new TreeMap<>(),
                new TreeMap<>(Map.of("tea", 1L)));

        assertThat(purchases(first, update, reread)).isEqualTo(expected);
    }

    @Test
    void refundsAreKeptByCurrencyAndSubtractFromTheSpend() {
        Purchases purchases = purchases(
                buys("m1", 10, "o1", line("1", "tea", "100"), line("2", "tea", "-100.00"), line("3", "", "8", "EUR")),
                buys("m2", 30, "o2", line("1", "tea", "-0.50")),
                buys("m3", 40, "o3"),
                buys("m4", 50, "o1", line("1", "cup", "1E+2")).from("till"));

        assertThat(purchases)
                .isEqualTo(new Purchases(
                        3,
                        5,
                        10,
                        50,
                        new TreeMap<>(Map.of("CNY", new BigDecimal("99.5"), "EUR", new BigDecimal("8"))),
                        new TreeMap<>(Map.of("CNY", new BigDecimal("100.5"))),
                        new TreeMap<>(Map.of("tea", 3L, "cup", 1L))));
    }

    @Test
    void aSumOfZeroIsKeptAndNoPurchaseHasNoTimes() {
        assertThat(purchases(buys("m1", 10, "o1", line("1", "", "5"), line("2", "", "-5")))
                        .spend())
                .containsExactly(Map.entry("CNY", BigDecimal.ZERO));
        assertThat(purchases(message("m1", 10, "email:a")))
                .isEqualTo(new Purchases(0, 0, 0, 0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>()));
    }

    @Test
    void versionsAtOneTimeCompareByMessageThenByCanonicalLineEvenWithinAMessage() {
        assertThat(purchases(buys("m2", 10, "o1", line("1", "a", "1")), buys("m1", 10, "o1", line("1", "z", "2")))
                        .spend())
                .containsEntry("CNY", BigDecimal.ONE);
        assertThat(purchases(buys("m1", 10, "o1", line("1", "a", "9"), line("1", "a", "10")))
                        .spend())
                .as("9 is the greater text")
                .containsEntry("CNY", new BigDecimal("9"));
    }

    @Test
    void theFiftyMostFrequentCategoriesAreListedTiesByName() {
        List<Said> said = new ArrayList<>();
        for (int i = 10; i < 70; i++) said.add(buys("m" + i, i, "o" + i, line("1", "c" + i, "1")));
        said.add(buys("more", 99, "more", line("1", "c69", "1")));

        assertThat(purchases(said.toArray(Said[]::new)).categories())
                .hasSize(50)
                .containsEntry("c69", 2L)
                .containsKeys("c10", "c58")
                .doesNotContainKey("c59");
    }

    @Test
    void callsAddUpAndTheLatestWordOnACaseDecidesClosedWinningATie() {
        Details call = new Details(
                new Order("none", List.of()),
                new Call(Call.Direction.INBOUND, 60, "ok"),
                null,
                List.of(),
                new TreeMap<>());

        assertThat(service(
                        tells("m1", 1, call),
                        tells("m2", 2, call),
                        tells("m3", 3, complains("c1", true)),
                        tells("m4", 4, complains("c1", false)),
                        tells("m5", 5, complains("c2", false)),
                        tells("m6", 6, complains("c2", true)),
                        tells("m6", 6, complains("c2", false)).senderTime(1),
                        tells("m7", 1, complains("c1", true)).from("till")))
                .isEqualTo(new Service(2, 120, 1, 2, List.of()));
    }

    @Test
    void theLatestAnswerOfAQuestionCountsAndAnswersAreListedNewestFirst() {
        assertThat(service(
                                tells(
                                        "m1",
                                        10,
                                        answers(new Answer("s", "q1", "nps", 3), new Answer("s", "q1", "csat", 9))),
                                tells("m2", 20, answers(new Answer("s", "q2", "nps", 7))),
                                tells("m3", 5, answers(new Answer("s", "q2", "nps", 1))),
                                tells("m4", 20, answers(new Answer("r", "q9", "nps", 2))))
                        .answers())
                .containsExactly(
                        new LatestAnswer("r", "q9", "nps", 2, 20),
                        new LatestAnswer("s", "q2", "nps", 7, 20),
                        new LatestAnswer("s", "q1", "nps", 3, 10));
    }
}
