package io.onefold.profile.expression;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.DOUBLE;
import static dev.cel.common.types.SimpleType.DYN;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.common.types.TypeParamType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** Everything that can be called, and no more: of CEL's own functions those that are listed here. */
final class Functions {
    static final String AND = "_&&_";
    static final String OR = "_||_";
    static final String CHOICE = "_?_:_";
    static final String INDEX = "_[_]";
    static final String EQUAL = "_==_";
    static final String UNEQUAL = "_!=_";
    static final String ADD = "_+_";
    /** What the library puts before the condition of a loop: what is untold does not end it. */
    static final String GOES_ON = "@not_strictly_false";

    static final String MATCHES = "matches";
    static final String CONSENT = "consent";

    private static final CelType A = TypeParamType.create("A");
    private static final CelType B = TypeParamType.create("B");
    private static final CelType LIST = ListType.create(A);
    private static final CelType MAP = MapType.create(A, B);
    private static final CelType WHOLES = ListType.create(INT);
    private static final CelType REALS = ListType.create(DOUBLE);
    private static final CelType TEXTS = ListType.create(STRING);

    private Functions() {}

    /** By name. */
    static Map<String, Function> all() {
        Map<String, Function> all = new TreeMap<>();
        for (List<Function> group : List.of(logic(), comparisons(), arithmetic(), lists(), texts(), dates()))
            for (Function function : group) all.put(function.name(), function);
        return Collections.unmodifiableMap(all);
    }

    private static List<Function> logic() {
        return List.of(
                planned(AND).takes(BOOL, BOOL, BOOL),
                planned(OR).takes(BOOL, BOOL, BOOL),
                planned(CHOICE).takes(A, BOOL, A, A),
                planned(GOES_ON).takes(BOOL, BOOL),
                Function.named("!_", Comparisons::not).takes(BOOL, BOOL));
    }

    private static List<Function> comparisons() {
        return List.of(
                Function.named(EQUAL, Comparisons::equal).takes(BOOL, A, B),
                Function.named(UNEQUAL, Comparisons::unequal).takes(BOOL, A, B),
                ordered("_<_", sign -> sign < 0),
                ordered("_<=_", sign -> sign <= 0),
                ordered("_>_", sign -> sign > 0),
                ordered("_>=_", sign -> sign >= 0));
    }

    private static List<Function> arithmetic() {
        return List.of(
                mixed(ADD, Arithmetic.PLUS).takes(STRING, STRING, STRING).takes(LIST, LIST, LIST),
                mixed("_-_", Arithmetic.MINUS),
                mixed("_*_", Arithmetic.TIMES),
                mixed("_/_", Arithmetic.OVER),
                Function.named("_%_", Arithmetic.REMAINDER).takes(INT, INT, INT),
                Function.named("-_", Arithmetic::negative).takes(INT, INT).takes(DOUBLE, DOUBLE),
                Function.named("int", Arithmetic::whole)
                        .takes(INT, INT)
                        .takes(INT, DOUBLE)
                        .takes(INT, STRING),
                Function.named("double", Arithmetic::real)
                        .takes(DOUBLE, INT)
                        .takes(DOUBLE, DOUBLE)
                        .takes(DOUBLE, STRING));
    }

    private static List<Function> lists() {
        return List.of(
                Function.named("@in", Lists::contains).takes(BOOL, A, LIST).takes(BOOL, A, MAP),
                Function.named(INDEX, Lists::at)
                        .takes(A, LIST, INT)
                        .takes(B, MAP, A)
                        .takes(DYN, StructTypeReference.create(Sections.COMPUTED), STRING),
                sized(Function.named("size", Lists::size)),
                Function.named("sum", Lists::sum).takes(INT, WHOLES).takes(DOUBLE, REALS),
                Function.named("avg", Lists::mean).takes(DOUBLE, WHOLES).takes(DOUBLE, REALS),
                extreme("min", 1),
                extreme("max", -1),
                Function.named("first", Lists::first).takes(A, LIST),
                Function.named("last", Lists::last).takes(A, LIST),
                Function.named("distinct", Lists::distinct).takes(LIST, LIST),
                Function.named("mostFrequent", Lists::mostFrequent).takes(A, LIST));
    }

    private static List<Function> texts() {
        return List.of(
                Function.named("contains", Texts::contains).of(BOOL, STRING, STRING),
                Function.named("startsWith", Texts::startsWith).of(BOOL, STRING, STRING),
                Function.named("endsWith", Texts::endsWith).of(BOOL, STRING, STRING),
                Function.named("lowerAscii", Texts::lower).of(STRING, STRING),
                planned(MATCHES).of(BOOL, STRING, STRING));
    }

    private static List<Function> dates() {
        return List.of(
                Function.named("today", Dates::today).takes(STRING),
                Function.named("daysSince", Dates::daysSince).takes(INT, STRING),
                Function.named("daysUntil", Dates::daysUntil).takes(INT, STRING),
                Function.named("yearsSince", Dates::yearsSince).takes(INT, STRING),
                Function.named("hasCome", Dates::hasCome).takes(BOOL, STRING),
                Function.named("isWithinDays", Dates::isWithinDays).takes(BOOL, STRING, INT),
                Function.named("isWithinNextDays", Dates::isWithinNextDays).takes(BOOL, STRING, INT),
                Function.named(CONSENT, Texts::consent).takes(STRING, STRING));
    }

    /** One that the planner makes a node of by itself. */
    private static Function planned(String name) {
        return Function.named(name, (at, arguments) -> {
            throw new IllegalStateException(name);
        });
    }

    private static Function ordered(String name, IntPredicate holds) {
        return Function.named(name, (at, arguments) -> Comparisons.ordered(at, arguments, holds))
                .takes(BOOL, INT, INT)
                .takes(BOOL, DOUBLE, DOUBLE)
                .takes(BOOL, INT, DOUBLE)
                .takes(BOOL, DOUBLE, INT)
                .takes(BOOL, STRING, STRING);
    }

    private static Function mixed(String name, Function.Operation operation) {
        return Function.named(name, operation)
                .takes(INT, INT, INT)
                .takes(DOUBLE, DOUBLE, DOUBLE)
                .takes(DOUBLE, INT, DOUBLE)
                .takes(DOUBLE, DOUBLE, INT);
    }

    private static Function sized(Function size) {
        return size.takes(INT, STRING)
                .takes(INT, LIST)
                .takes(INT, MAP)
                .of(INT, STRING)
                .of(INT, LIST)
                .of(INT, MAP);
    }

    private static Function extreme(String name, int direction) {
        return Function.named(name, (at, arguments) -> Lists.extreme(at, arguments, direction))
                .takes(INT, WHOLES)
                .takes(DOUBLE, REALS)
                .takes(STRING, TEXTS);
    }
}
