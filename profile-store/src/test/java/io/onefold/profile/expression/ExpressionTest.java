package io.onefold.profile.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.profile.portrait.BoughtLine;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    private final People person = new People();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "traits.city == 'Paris'",
                "traits['city'] == 'Paris' && traits.city != 'Lyon'",
                "traits.city in ['Lyon', 'Paris'] && !('Rome' in ['Lyon'])",
                "traits.points == 7.0 && 7 == traits.points && traits.score > 2 && 3 >= traits.score && traits.points < 7.5",
                "traits.vip",
                "traits.tags.exists(t, t == 'tea') && traits.tags.all(t, size(t) >= 3) && traits.tags.exists_one(t, t == 'tea')",
                "'tea' in traits.tags && traits.tags[1] == 'Wine' && traits.tags.size() == 2",
                "traits.tags.filter(t, t != 'tea').map(t, t.lowerAscii()) == ['wine']",
                "traits.tags.map(t, t.startsWith('W'), t + '!') == ['Wine!']",
                "[1, 2].map(x, [3, 4].map(y, x * y)) == [[3, 4], [6, 8]]",
                "size('naïve 😀') == 7 && 'ÄPFEL'.lowerAscii() == 'Äpfel'",
                "'abc'.contains('b') && 'abc'.startsWith('ab') && 'abc'.endsWith('bc') && !'abc'.contains('x')",
                "traits.city.matches('^(?i)PAR.{2}$') && !traits.city.matches('^ar')",
                "sum([1, 2]) == 3 && sum([1.5, 2.0]) == 3.5 && sum([1, 2.5]) == 3.5 && avg([1, 2]) == 1.5",
                "min([3, 1, 2]) == 1 && max([3.0, 1.5]) == 3.0 && min(['b', 'a']) == 'a' && sum(activity.hours) == 2",
                "first([3, 1]) == 3 && last([3, 1]) == 1 && distinct([2, 1, 2]) == [2, 1]",
                "mostFrequent(['a', 'b', 'c', 'b']) == 'b' && mostFrequent(['b', 'a']) == 'b' && size(distinct([])) == 0",
                "7 / 2 == 3 && 7 / 2.0 == 3.5 && 7 % 3 == 1 && -traits.points == -7 && 2 * 1.5 - 1 == 2.0",
                "int(2.9) == 2 && int('-3.5') == -3 && double('2.50') == 2.5 && double(2) == 2.0 && int('1e2') == 100",
                "computed.age >= 18 && computed.life_cycle == 'loyal' && computed.spend_30d * 2 > 240",
                "computed['spend_30d.USD'] == 17.0 && computed['age'] == 34 && 'tea' in computed.top_categories",
                "consents.email_marketing == 'granted' && consent('calls') == 'denied' && consent('sms') == 'unknown'",
                "activity.touchpoints == 4 && activity.last7Days == 1 && activity.channels.store == 4",
                "activity.firstOn == '2020-01-01' && activity.lastOn == '2026-03-14'",
                "purchases.orders == 2 && purchases.lines == 3 && purchases.spend.EUR == 100.5 && purchases.categories['tea'] == 2",
                "purchases.firstOrderOn == '2025-02-01' && purchases.lastOrderOn == '2026-03-01'",
                "service.openComplaints == 1 && service.answers.exists(a, a.kind == 'nps' && a.score >= 9 && a.givenOn == '2026-03-02')",
                "'ada@example.org' in identifiers.email && 'email' in identifiers && identifiers.exists(n, n == 'email') && !shared",
                "has(traits.city) && !has(traits.nothing) && !has(traits.gone) && has(computed.age) && !has(computed.csat)",
                "today() == '2026-03-15' && daysSince('2026-03-01') == 14 && daysUntil('2026-03-20T10:00') == 5",
                "isWithinDays('2026-03-15', 1) && isWithinDays('2026-02-14', 30) && !isWithinDays('2026-02-13', 30) && !isWithinDays('2026-03-16', 30)",
                "isWithinNextDays('2026-03-15', 1) && isWithinNextDays('2026-03-21', 7) && !isWithinNextDays('2026-03-22', 7) && !isWithinNextDays('2026-03-14', 7)",
                "hasCome('2026-03-15') && !hasCome('2026-03-16') && yearsSince('1992-03-16') == 33 && yearsSince('1992-03-15') == 34",
                "daysSince(traits.joined) == 43 && (traits.vip ? 'a' : 'b') == 'a'",
                "9007199254740993 != 9007199254740992.0 && 9007199254740993 > 9007199254740992.0 && 0.0 == -0.0",
                "traits.tags == ['tea', 'Wine'] && [1, 2] == [1.0, 2.0] && traits.city != 7",
            })
    void holds(String condition) {
        assertThat(person.is(condition)).isTrue();
    }

    /** Neither what asks for something absent nor its contrary is true; what the rest decides is. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '`',
            value = {
                "traits.x == 'a' -> false",
                "traits.x != 'a' -> false",
                "!(traits.x == 'a') -> false",
                "traits.gone != 'a' -> false",
                "traits.x == 'a' || traits.vip -> true",
                "traits.vip || traits.x == 'a' -> true",
                "traits.x == 'a' && traits.vip -> false",
                "!(traits.x == 'a' && !traits.vip) -> true",
                "has(traits.x) ? traits.x == 'a' : true -> true",
                "traits.x ? true : true -> false",
                "purchases.spend.GBP < 5.0 -> false",
                "computed.csat < 5 -> false",
                "'a' in identifiers.phone -> false",
                "identifiers.phone.exists(p, true) -> false",
                "traits.tags[7] == traits.tags[8] -> false",
                "avg([]) == avg([]) -> false",
                "[traits.x, 'a'].exists(t, t == 'a') -> false",
                "traits.tags.exists(t, t == traits.x || t == 'Wine') -> true",
            })
    void whatIsAbsentDecidesNothing(String condition, boolean holds) {
        assertThat(person.is(condition)).isEqualTo(holds);
    }

    @Test
    void aTraitHasItsKind() {
        assertThat(person.value("traits.points * 2", ValueType.WHOLE)).isEqualTo(told(new Value.Whole(14)));
        assertThat(person.value("traits.points", ValueType.REAL)).isEqualTo(told(new Value.Real(7)));
        assertThat(person.value("traits.city + '!'", ValueType.TEXT)).isEqualTo(told(new Value.Text("Paris!")));
        assertThat(person.value("traits.tags", ValueType.TEXTS))
                .isEqualTo(told(new Value.Texts(List.of("tea", "Wine"))));
        assertThat(person.value("traits.vip", ValueType.FLAG)).isEqualTo(told(new Value.Flag(true)));
        assertThat(person.value("traits.x + 1", ValueType.WHOLE)).isEqualTo(new Result.Absent());
        assertThat(person.value("traits.x == 1", ValueType.FLAG)).isEqualTo(new Result.Absent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '`',
            value = {
                "traits.city + 1 > 0 -> a number was needed, not a text",
                "traits.points + traits.city == 1 -> a whole number was needed, not a text",
                "traits.city < 5 -> a text was needed, not a whole number",
                "traits.city && true -> yes or no was needed, not a text",
                "traits.city ? true : false -> yes or no was needed, not a text",
                "!traits.city -> yes or no was needed, not a text",
                "traits.points.exists(p, p == 1) -> a list was needed, not a whole number",
                "1 in traits.city -> a list was needed, not a text",
                "traits.points.contains('a') -> a text was needed, not a whole number",
                "traits.points.matches('a') -> a text was needed, not a whole number",
                "sum(traits.tags) == 1 -> a whole number was needed, not a text",
                "int(traits.city) == 1 -> a number was needed, not a text",
                "int('1e999999999') == 1 -> a number that is too large",
                "int('1e2147483647') == 1 -> a number that is too large",
                "double('1e999') > 1 -> a number that is too large",
                "1e308 * traits.points > 1 -> a number that is too large",
                "9223372036854775807 + traits.points > 0 -> a number that is too large",
                "1 / (traits.points - 7) == 1 -> a division by zero",
                "1.0 / 0 == 1.0 -> a division by zero",
                "1 % 0 == 1 -> a division by zero",
                "daysSince(traits.city) > 1 -> a date was needed, such as 2026-01-31",
                "daysSince('2026-02-29') > 1 -> a date was needed, such as 2026-01-31",
                "hasCome(traits.points) -> a date was needed, such as 2026-01-31",
                "isWithinDays(traits.joined, 0) -> a whole number of days from 1 to 100000 was needed",
                "isWithinNextDays(traits.joined, 100001) -> a whole number of days from 1 to 100000 was needed",
                "traits.city -> yes or no was needed, not a text",
            })
    void whatFailsIsNotToldAndSaysWhyWithoutTheValue(String condition, String reason) {
        assertThat(person.of(People.compiled(People.ALL.condition(condition)))).isEqualTo(new Result.NotTold(reason));
    }

    /** Day by day over two years: nothing changes before it was said to, and the days that are named are few. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '`',
            value = {
                "isWithinDays('2026-03-01', 30) -> 2",
                "isWithinNextDays('2026-12-24', 14) -> 2",
                "hasCome('2026-07-01') && isWithinDays(traits.joined, 365) -> 2",
                "yearsSince('1992-02-29') >= 35 -> 2",
                "traits.city == 'Rome' && daysSince(traits.joined) > 3 -> 0",
                "traits.tags.exists(t, isWithinDays('2026-05-01', 7)) -> 2",
                "daysSince(traits.joined) > 100 -> 730",
                "daysUntil('2026-12-24') < 30 -> 730",
                "today() > '2026-12-24' -> 730",
            })
    void whatIsToldHoldsUntilTheNextChangeAndNoLonger(String condition, int changes) {
        Expression expression = People.compiled(People.ALL.condition(condition));
        person.day = LocalDate.parse("2026-01-01");
        Result before = person.of(expression);
        long until = person.today.nextChange();
        int changed = 0;
        for (int i = 0; i < 730; i++) {
            person.day = person.day.plusDays(1);
            Result now = person.of(expression);
            if (People.at(person.day.toString()) < until) {
                assertThat(now).as("on %s", person.day).isEqualTo(before);
            } else {
                changed++;
                until = person.today.nextChange();
            }
            before = now;
        }
        assertThat(changed).isEqualTo(changes);
    }

    @Test
    void itIsTheSameEachTimeAndKnowsWhatItReads() {
        Expression expression = People.compiled(new Expressions(new KnownNames(
                        Set.of(), new TreeMap<>(Map.of("my_score", ValueType.REAL)), Set.of(), Set.of(), false))
                .compile("avg([computed.my_score, computed['spend_30d.USD'], 0.1]) + computed.age", ValueType.REAL));
        person.computed.put("my_score", new Value.Real(0.2));

        Result first = person.of(expression);

        assertThat(expression.computed()).containsExactly("age", "my_score", "spend_30d.USD");
        assertThat(first).isEqualTo(told(new Value.Real((0.2 + 17 + 0.1) / 3 + 34)));
        assertThat(person.of(expression)).isEqualTo(first);
    }

    @Test
    void linesAreAskedForInTheirOrder() {
        person.lines.add(line(19_000, "tea", "2.50"));
        person.lines.add(line(20_520, "tea", "4"));
        person.lines.add(line(20_521, "cups", "-1.5"));
        String lately = "lines.filter(l, isWithinDays(l.on, 90) && l.currency == 'EUR')";

        assertThat(ofLines("sum(" + lately + ".map(l, l.amount))", ValueType.REAL))
                .isEqualTo(told(new Value.Real(2.5)));
        assertThat(ofLines("last(lines).product + ' ' + first(lines).on", ValueType.TEXT))
                .isEqualTo(told(new Value.Text("cups 2022-01-08")));
        assertThat(ofLines("sum(lines.filter(l, has(l.discount) && !has(l.cost)).map(l, l.discount))", ValueType.REAL))
                .isEqualTo(told(new Value.Real(2)));
        assertThat(ofLines("last(lines).store + ' ' + first(lines).brand", ValueType.TEXT))
                .isEqualTo(told(new Value.Text("s-cups Zhu")));
        assertThat(ofLines("first(lines.filter(l, l.category == 'none')).on", ValueType.TEXT))
                .isEqualTo(new Result.Absent());
    }

    private Result ofLines(String expression, ValueType type) {
        return person.of(People.compiled(new Expressions(KnownNames.SHIPPED.withLines()).compile(expression, type)));
    }

    private static BoughtLine line(long day, String product, String amount) {
        OrderLine line = new OrderLine(
                "1",
                product,
                "",
                BigDecimal.ONE,
                new BigDecimal(amount),
                "EUR",
                product.equals("tea") ? "Zhu" : "",
                product.equals("tea") ? BigDecimal.ONE : null,
                null);
        return new BoughtLine("till", "o" + day, "s-" + product, day * 86_400_000, day, line);
    }

    @Test
    void nobodyIsNamedWhereItIsPrinted() {
        Expression expression = People.compiled(People.ALL.compile("traits.city + 'ada@example.org'", ValueType.TEXT));

        assertThat(expression + " " + person.view() + " " + person.of(expression))
                .doesNotContain("Paris", "ada")
                .contains("Expression[31 characters]", "PersonView[4 touchpoints]", "Text[***]");
    }

    private static Result told(Value value) {
        return new Result.Told(value);
    }
}
