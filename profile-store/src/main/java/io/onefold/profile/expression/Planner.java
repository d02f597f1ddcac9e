package io.onefold.profile.expression;

import static io.onefold.profile.expression.Functions.ADD;
import static io.onefold.profile.expression.Functions.INDEX;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.CelSelect;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns an expression whose types are checked into nodes, and finds what the types do not tell. For one expression, in one thread. */
final class Planner {
    private final CelAbstractSyntaxTree tree;
    private final Vocabulary vocabulary;
    private final Map<String, Function> functions;
    private final Findings findings;
    private final Map<String, Integer> loopVariables = new HashMap<>();
    private final SortedSet<String> computed = new TreeSet<>();
    private int slots;
    private boolean readsLines;
    private int nodes;

    Planner(CelAbstractSyntaxTree tree, Vocabulary vocabulary, Map<String, Function> functions, Findings findings) {
        this.tree = tree;
        this.vocabulary = vocabulary;
        this.functions = functions;
        this.findings = findings;
    }

    /** The computed traits that are read. */
    SortedSet<String> computed() {
        return computed;
    }

    /** Whether order lines are read. */
    boolean readsLines() {
        return readsLines;
    }

    /** How many variables loops have. */
    int slots() {
        return slots;
    }

    Node plan(CelExpr part) {
        nodes++;
        return switch (part.getKind()) {
            case CONSTANT -> constant(part);
            case IDENT -> name(part.ident().name());
            case SELECT -> select(part, part.select());
            case CALL -> call(part, part.call());
            case LIST -> list(part.list().elements());
            case COMPREHENSION -> loop(part.comprehension());
            case STRUCT, MAP, NOT_SET -> throw new IllegalStateException("refused before: " + part.getKind());
        };
    }

    private Node constant(CelExpr part) {
        CelConstant constant = part.constant();
        @Nullable
        Object value = switch (constant.getKind()) {
            case STRING_VALUE -> constant.stringValue();
            case INT64_VALUE -> constant.int64Value();
            case DOUBLE_VALUE -> Values.real(constant.doubleValue());
            case BOOLEAN_VALUE -> constant.booleanValue();
            default -> null;
        };
        if (value != null) return new Nodes.Constant(value);
        boolean isNull = constant.getKind() == CelConstant.Kind.NULL_VALUE;
        return unusable(
                part, isNull ? "there is no null. Write has(traits.x), or !has(traits.x)" : "no text and no number");
    }

    private Node name(String name) {
        @Nullable Integer slot = loopVariables.get(name);
        if (slot != null) return at -> at.get(slot);
        readsLines |= name.equals(Vocabulary.LINES);
        Vocabulary.@Nullable Variable variable = vocabulary.variables().get(name);
        return variable == null ? at -> Untold.ABSENT : variable.read();
    }

    private Node select(CelExpr part, CelSelect select) {
        Node member = member(part, select.operand(), select.field());
        return select.testOnly() ? Nodes.has(member) : member;
    }

    private Node member(CelExpr part, CelExpr from, String name) {
        CelType type = type(from);
        return switch (type.kind()) {
            case STRUCT -> {
                if (type.name().equals(Sections.COMPUTED)) computed.add(name);
                yield section(type).select(plan(from), name);
            }
            case MAP -> {
                if (from.getKind() == Kind.IDENT)
                    findings.named(part, from.ident().name(), name);
                yield Nodes.named(plan(from), name);
            }
            default -> unusable(part, Words.of(type) + " has no " + name);
        };
    }

    private Node call(CelExpr part, CelCall call) {
        List<CelExpr> arguments = new ArrayList<>();
        call.target().ifPresent(arguments::add);
        arguments.addAll(call.args());
        return switch (call.function()) {
            case Functions.AND -> Nodes.either(plan(arguments.get(0)), plan(arguments.get(1)), false);
            case Functions.OR -> Nodes.either(plan(arguments.get(0)), plan(arguments.get(1)), true);
            case Functions.CHOICE ->
                Nodes.choice(plan(arguments.get(0)), plan(arguments.get(1)), plan(arguments.get(2)));
            case Functions.GOES_ON -> plan(arguments.getFirst());
            case Functions.MATCHES -> matches(arguments.get(0), arguments.get(1));
            case INDEX -> index(arguments);
            case ADD -> add(arguments);
            default -> checked(part, call.function(), arguments);
        };
    }

    private Node checked(CelExpr part, String name, List<CelExpr> arguments) {
        if (name.equals(Functions.EQUAL) || name.equals(Functions.UNEQUAL))
            findings.comparable(part, type(arguments.get(0)), type(arguments.get(1)));
        if (name.equals(Functions.CONSENT) && isText(arguments.getFirst()))
            findings.named(
                    arguments.getFirst(),
                    "consents",
                    arguments.getFirst().constant().stringValue());
        return applied(name, arguments);
    }

    private Node applied(String name, List<CelExpr> arguments) {
        @Nullable Function function = functions.get(name);
        if (function == null) throw new IllegalStateException("checked, but not known: " + name);
        return Nodes.call(
                function.operation(), arguments.stream().map(this::plan).toList());
    }

    private Node index(List<CelExpr> arguments) {
        CelExpr from = arguments.getFirst();
        CelExpr key = arguments.getLast();
        boolean isComputed = type(from).kind() == CelKind.STRUCT;
        if (!isComputed && !(type(from).kind() == CelKind.MAP && isText(key))) return applied(INDEX, arguments);
        if (!isText(key)) return unusable(key, "the name of a computed trait has to stand here as it is, in quotes");
        String name = key.constant().stringValue();
        if (!isComputed) return member(key, from, name);
        findings.computed(key, name);
        computed.add(name);
        return Sections.computed(name);
    }

    private Node matches(CelExpr text, CelExpr pattern) {
        if (!isText(pattern)) return unusable(pattern, "the pattern has to stand here as it is, in quotes");
        try {
            return Nodes.matches(
                    plan(text), Patterns.compiled(pattern.constant().stringValue()));
        } catch (IllegalArgumentException e) {
            return unusable(pattern, String.valueOf(e.getMessage()));
        }
    }

    private Node list(List<CelExpr> elements) {
        List<Node> planned = elements.stream().map(this::plan).toList();
        boolean isConstant = elements.stream().allMatch(element -> element.getKind() == Kind.CONSTANT);
        return isConstant ? Nodes.constants(planned) : Nodes.list(planned);
    }

    private Node add(List<CelExpr> arguments) {
        CelExpr to = arguments.getFirst();
        CelExpr added = arguments.getLast();
        @Nullable
        Integer sum = to.getKind() == Kind.IDENT && to.ident().name().startsWith("@")
                ? loopVariables.get(to.ident().name())
                : null;
        return sum != null && added.getKind() == Kind.LIST
                ? Nodes.collect(sum, plan(added.list().elements().getFirst()))
                : applied(ADD, arguments);
    }

    private Node loop(CelComprehension loop) {
        Node range = plan(loop.iterRange());
        Node first = loop.accuInit().getKind() == Kind.LIST ? at -> new Nodes.Collected() : plan(loop.accuInit());
        int sum = slots++;
        int element = slots++;
        @Nullable Integer outerSum = loopVariables.put(loop.accuVar(), sum);
        Node result = plan(loop.result());
        @Nullable Integer outerElement = loopVariables.put(loop.iterVar(), element);
        int before = nodes;
        Node goesOn = plan(loop.loopCondition());
        Node step = plan(loop.loopStep());
        restore(loop.iterVar(), outerElement);
        restore(loop.accuVar(), outerSum);
        return new Nodes.Loop(range, element, sum, first, goesOn, step, result, nodes - before);
    }

    private void restore(String variable, @Nullable Integer outer) {
        if (outer == null) loopVariables.remove(variable);
        else loopVariables.put(variable, outer);
    }

    private Section<?> section(CelType type) {
        @Nullable Section<?> section = vocabulary.sections().get(type.name());
        if (section == null) throw new IllegalStateException("no section " + type.name());
        return section;
    }

    private CelType type(CelExpr part) {
        return tree.getType(part.id()).orElse(SimpleType.DYN);
    }

    private static boolean isText(CelExpr part) {
        return part.getKind() == Kind.CONSTANT && part.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }

    private Node unusable(CelExpr part, String words) {
        findings.add(part, words);
        return at -> Untold.ABSENT;
    }
}
