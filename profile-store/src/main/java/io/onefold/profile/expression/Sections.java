package io.onefold.profile.expression;

import static dev.cel.common.types.SimpleType.DOUBLE;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import io.onefold.profile.portrait.BoughtLine;
import io.onefold.profile.portrait.ComputedTrait;
import io.onefold.schemas.UnifiedProfile.Activity;
import io.onefold.schemas.UnifiedProfile.LatestAnswer;
import io.onefold.schemas.UnifiedProfile.Purchases;
import io.onefold.schemas.UnifiedProfile.Service;
import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The sections of a profile: their members' names and types. */
final class Sections {
    static final String COMPUTED = "Computed";
    static final String ANSWER = "Answer";
    static final String LINE = "Line";

    private Sections() {}

    @SuppressWarnings("rawtypes")
    static Section<SortedMap> computed(KnownNames names) {
        Section<SortedMap> section = new Section<>(COMPUTED, SortedMap.class);
        for (ComputedTrait trait : ComputedTrait.values())
            if (!names.off().contains(trait)) section.with(trait.label(), type(trait), read(trait.label()));
        names.own().forEach((name, type) -> section.with(name, type.checked(), read(name)));
        return section;
    }

    /** A computed trait by a name that is no identifier, such as {@code spend_30d.USD}. */
    static Node computed(String name) {
        return at -> read(name).apply(at.person().computed());
    }

    static Section<Activity> activity() {
        return new Section<>("Activity", Activity.class)
                .with("touchpoints", INT, Activity::touchpoints)
                .with("last7Days", INT, Activity::last7Days)
                .with("last30Days", INT, Activity::last30Days)
                .with("last90Days", INT, Activity::last90Days)
                .with("last365Days", INT, Activity::last365Days)
                .with("channels", Vocabulary.map(INT), activity -> Named.of(activity.channels(), count -> count))
                .with("hours", ListType.create(INT), Activity::hours)
                .withDay("firstOn", STRING, (activity, at) -> day(activity.touchpoints(), activity.firstAt(), at))
                .withDay("lastOn", STRING, (activity, at) -> day(activity.touchpoints(), activity.lastAt(), at));
    }

    static Section<Purchases> purchases() {
        return new Section<>("Purchases", Purchases.class)
                .with("orders", INT, Purchases::orders)
                .with("lines", INT, Purchases::lines)
                .with("spend", Vocabulary.map(DOUBLE), purchases -> Named.of(purchases.spend(), Sections::real))
                .with("refunds", Vocabulary.map(DOUBLE), purchases -> Named.of(purchases.refunds(), Sections::real))
                .with("categories", Vocabulary.map(INT), purchases -> Named.of(purchases.categories(), lines -> lines))
                .withDay("firstOrderOn", STRING, (bought, at) -> day(bought.lines(), bought.firstOrderAt(), at))
                .withDay("lastOrderOn", STRING, (bought, at) -> day(bought.lines(), bought.lastOrderAt(), at));
    }

    static Section<Service> service(CelType answer) {
        return new Section<>("Service", Service.class)
                .with("calls", INT, Service::calls)
                .with("callSeconds", INT, Service::callSeconds)
                .with("openComplaints", INT, Service::openComplaints)
                .with("closedComplaints", INT, Service::closedComplaints)
                .with("answers", ListType.create(answer), Service::answers);
    }

    static Section<LatestAnswer> answer() {
        return new Section<>(ANSWER, LatestAnswer.class)
                .with("survey", STRING, LatestAnswer::survey)
                .with("question", STRING, LatestAnswer::question)
                .with("kind", STRING, LatestAnswer::kind)
                .with("score", INT, answer -> (long) answer.score())
                .withDay("givenOn", STRING, (answer, at) -> day(1, answer.occurredAt(), at));
    }

    static Section<BoughtLine> line() {
        return new Section<>(LINE, BoughtLine.class)
                .with("on", STRING, line -> LocalDate.ofEpochDay(line.day()).toString())
                .with("source", STRING, BoughtLine::source)
                .with("order", STRING, BoughtLine::orderId)
                .with("product", STRING, line -> line.line().product())
                .with("category", STRING, line -> line.line().category())
                .with("quantity", DOUBLE, line -> real(line.line().quantity()))
                .with("amount", DOUBLE, line -> real(line.line().amount()))
                .with("currency", STRING, line -> line.line().currency())
                .with("brand", STRING, line -> line.line().brand())
                .with("store", STRING, BoughtLine::store)
                .with("discount", DOUBLE, line -> realIfAny(line.line().discount()))
                .with("cost", DOUBLE, line -> realIfAny(line.line().cost()));
    }

    private static CelType type(ComputedTrait trait) {
        return switch (trait.kind()) {
            case TEXT, DATE -> STRING;
            case WHOLE -> INT;
            case REAL -> DOUBLE;
            case TEXTS -> ListType.create(STRING);
        };
    }

    @SuppressWarnings("rawtypes")
    private static Function<SortedMap, Object> read(String name) {
        return computed -> {
            @Nullable Object value = computed.get(name);
            return value instanceof Value told ? Values.read(told) : Untold.ABSENT;
        };
    }

    private static Object real(BigDecimal number) {
        return Values.real(number.doubleValue());
    }

    private static Object realIfAny(@Nullable BigDecimal number) {
        return number == null ? Untold.ABSENT : real(number);
    }

    private static Object day(long count, long moment, Evaluation at) {
        return count == 0
                ? Untold.ABSENT
                : LocalDate.ofEpochDay(at.today().dayOf(moment)).toString();
    }
}
