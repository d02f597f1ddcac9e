package io.onefold.testing.simulation;

import io.onefold.identity.oracle.Question;
import io.onefold.identity.oracle.Question.Answer;
import io.onefold.identity.oracle.Question.Person;
import io.onefold.profile.expression.Compilation;
import io.onefold.profile.expression.Compilation.Compiled;
import io.onefold.profile.expression.Expression;
import io.onefold.profile.expression.Expressions;
import io.onefold.profile.expression.KnownNames;
import io.onefold.profile.expression.ValueType;
import io.onefold.profile.segment.OwnTrait;
import io.onefold.profile.segment.OwnTraits;
import io.onefold.profile.segment.Questions;
import io.onefold.profile.segment.Segment;
import io.onefold.profile.segment.Segments;
import io.onefold.schemas.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** What the worlds ask of everybody: each as an expression, and once more in plain Java, which the oracle is given. */
final class AskedQuestions {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String KINDS = "kinds";
    private static final Answer BY_ZERO = Answer.untold("a division by zero");

    private static final List<Own> OWN = List.of(
            new Own(
                    KINDS,
                    ValueType.WHOLE,
                    "size(distinct(lines.filter(l, isWithinDays(l.on, 3)).map(l, l.category)))",
                    (person, today) -> Answer.of(new Value.Whole(person.lines().stream()
                            .filter(line -> isLately(day(line.firstAt()), today))
                            .map(line -> line.latest().category())
                            .distinct()
                            .count()))),
            // Reads the one above, so its name comes first and it has to come last.
            new Own("each_kind", ValueType.WHOLE, "computed.purchase_days / computed.kinds", (person, today) -> {
                long kinds = kinds(person);
                long days = whole(person, "purchase_days");
                return kinds == 0 ? BY_ZERO : Answer.of(new Value.Whole(days / kinds));
            }),
            new Own(
                    "mostly",
                    ValueType.TEXT,
                    "mostFrequent(lines.map(l, l.category))",
                    (person, today) -> mostly(person)));

    private static final List<Asked> SEGMENTS = List.of(
            new Asked(
                    "busy",
                    "activity.last30Days > 2",
                    (person, today) -> yes(person.profile().activity().last30Days() > 2)),
            new Asked(
                    "divided",
                    "4 / computed.kinds > 1",
                    (person, today) -> kinds(person) == 0 ? BY_ZERO : yes(4 / kinds(person) > 1)),
            new Asked(
                    "named",
                    "has(traits.k1) && !shared",
                    (person, today) -> yes(person.profile().traits().containsKey("k1")
                            && !person.profile().shared())),
            new Asked("several", "computed.kinds >= 2", (person, today) -> yes(kinds(person) >= 2)));

    private AskedQuestions() {}

    private record Own(String name, ValueType type, String expression, BiFunction<Person, LocalDate, Answer> meaning) {}

    private record Asked(String name, String where, BiFunction<Person, LocalDate, Answer> meaning) {}

    /** As the live path is given them. */
    static final Questions LIVE = live();

    /** As the oracle is given its own traits, in an order in which they can be worked out. */
    static List<Map.Entry<String, Question>> own() {
        return OWN.stream()
                .map(own -> Map.entry(own.name, question(own.meaning)))
                .toList();
    }

    /** As the oracle is given the segments. */
    static List<Map.Entry<String, Question>> segments() {
        return SEGMENTS.stream()
                .map(asked -> Map.entry(asked.name, question(asked.meaning)))
                .toList();
    }

    private static Question question(BiFunction<Person, LocalDate, Answer> meaning) {
        return (person, asOf) -> meaning.apply(person, day(asOf));
    }

    private static Questions live() {
        TreeMap<String, ValueType> types = new TreeMap<>();
        for (Own own : OWN) types.put(own.name, own.type);
        Expressions ofSegments = new Expressions(KnownNames.SHIPPED.withOwn(types));
        Expressions ofTraits = new Expressions(KnownNames.SHIPPED.withOwn(types).withLines());
        return new Questions(
                OwnTraits.of(OWN.stream()
                        .map(own -> new OwnTrait(own.name, "", compiled(ofTraits.compile(own.expression, own.type))))
                        .toList()),
                new Segments(SEGMENTS.stream()
                        .map(asked -> new Segment(asked.name, "", compiled(ofSegments.condition(asked.where))))
                        .toList()));
    }

    private static Expression compiled(Compilation compilation) {
        if (compilation instanceof Compiled(Expression expression)) return expression;
        throw new IllegalStateException(compilation.toString());
    }

    private static Answer yes(boolean holds) {
        return Answer.of(new Value.Flag(holds));
    }

    private static LocalDate day(long at) {
        return Instant.ofEpochMilli(at).atZone(ZONE).toLocalDate();
    }

    private static boolean isLately(LocalDate day, LocalDate today) {
        return !day.isAfter(today) && day.isAfter(today.minusDays(3));
    }

    private static long kinds(Person person) {
        return whole(person, KINDS);
    }

    private static long whole(Person person, String trait) {
        return person.profile().computed().get(trait) instanceof Value.Whole(long number) ? number : 0;
    }

    private static Answer mostly(Person person) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Question.Line line : person.lines()) counts.merge(line.latest().category(), 1L, Long::sum);
        Predicate<Long> isMost = count -> count.equals(
                counts.values().stream().max(Comparator.naturalOrder()).orElse(0L));
        return counts.entrySet().stream()
                .filter(count -> isMost.test(count.getValue()))
                .findFirst()
                .map(count -> Answer.of(new Value.Text(count.getKey())))
                .orElse(Answer.NONE);
    }
}
