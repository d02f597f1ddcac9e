package io.onefold.profile.expression;

import io.onefold.profile.expression.Compilation.Compiled;
import io.onefold.profile.expression.Compilation.Refused;
import io.onefold.profile.portrait.BoughtLine;
import io.onefold.profile.portrait.Today;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.UnifiedProfile.Activity;
import io.onefold.schemas.UnifiedProfile.Consent;
import io.onefold.schemas.UnifiedProfile.LatestAnswer;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import io.onefold.schemas.UnifiedProfile.Purchases;
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
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;

/** A person to ask about, and how to ask. */
@NullUnmarked
final class People {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final Expressions ALL = new Expressions(KnownNames.SHIPPED);

    final SortedMap<String, Trait> traits = new TreeMap<>();
    final SortedMap<String, Value> computed = new TreeMap<>();
    final List<ProfileIdentifier> identifiers = new ArrayList<>();
    final List<BoughtLine> lines = new ArrayList<>();
    LocalDate day = LocalDate.parse("2026-03-15");
    Today today;

    People() {
        trait("city", new Value.Text("Paris"));
        trait("points", new Value.Whole(7));
        trait("score", new Value.Real(2.5));
        trait("vip", new Value.Flag(true));
        trait("tags", new Value.Texts(List.of("tea", "Wine")));
        trait("joined", new Value.Text("2026-01-31T08:00:00Z"));
        trait("gone", new Value.Cleared());
        computed.put("age", new Value.Whole(34));
        computed.put("life_cycle", new Value.Text("loyal"));
        computed.put("spend_30d", new Value.Real(120.5));
        computed.put("spend_30d.USD", new Value.Real(17));
        computed.put("top_categories", new Value.Texts(List.of("tea", "coffee")));
        computed.put("last_purchase_on", new Value.Text("2026-03-01"));
        identifiers.add(new ProfileIdentifier("email", "ada@example.org", 0, 0));
        identifiers.add(new ProfileIdentifier("email", "", 0, 0));
    }

    void trait(String name, Value value) {
        traits.put(name, new Trait(value, "crm", "m", 0));
    }

    PersonView view() {
        List<Long> hours = new ArrayList<>(Collections.nCopies(24, 0L));
        hours.set(3, 2L);
        Activity activity = new Activity(
                4, at("2020-01-01"), at("2026-03-14"), new TreeMap<>(Map.of("store", 4L)), hours, 1, 2, 3, 4);
        Purchases purchases = new Purchases(
                2,
                3,
                at("2025-02-01"),
                at("2026-03-01"),
                new TreeMap<>(Map.of("EUR", new BigDecimal("100.50"))),
                new TreeMap<>(),
                new TreeMap<>(Map.of("tea", 2L)));
        List<LatestAnswer> answers = List.of(
                new LatestAnswer("s", "q", "nps", 9, at("2026-03-02")), new LatestAnswer("s", "q2", "csat", 4, 0));
        return new PersonView(
                traits,
                computed,
                new TreeMap<>(Map.of(
                        "email_marketing", consent(ConsentState.GRANTED), "calls", consent(ConsentState.DENIED))),
                activity,
                purchases,
                new Service(1, 60, 1, 0, answers),
                identifiers,
                false,
                lines);
    }

    private static Consent consent(ConsentState state) {
        return new Consent(state, 0, "crm", "m", "", 0, false, false, "");
    }

    boolean is(String condition) {
        return ((Result.Told) of(compiled(ALL.condition(condition)))).value().equals(new Value.Flag(true));
    }

    Result value(String expression, ValueType type) {
        return of(compiled(ALL.compile(expression, type)));
    }

    Result of(Expression expression) {
        today = new Today(at(day.toString()) + 1, ZONE);
        return expression.of(view(), today);
    }

    static Expression compiled(Compilation compilation) {
        return switch (compilation) {
            case Compiled(Expression expression) -> expression;
            case Refused(List<ExpressionProblem> problems) -> throw new AssertionError(problems.toString());
        };
    }

    static long at(String day) {
        return LocalDate.parse(day).atStartOfDay(ZONE).toInstant().toEpochMilli();
    }
}
