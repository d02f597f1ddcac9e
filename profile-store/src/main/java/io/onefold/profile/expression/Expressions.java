package io.onefold.profile.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import io.onefold.profile.expression.Compilation.Compiled;
import io.onefold.profile.expression.Compilation.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The language of expressions in one deployment. Compiling takes milliseconds, evaluating a small part of one.
 *
 * <p>An expression has at most 4,096 characters and 24 levels of what is within something else ({@code &&} and {@code ||} may stand in a row
 * as often as they like). A pattern has at most 10,000 characters when its repetitions are written out, a text that is put together 4,096.
 * An evaluation takes at most a million steps, each pass of a loop one for each of its parts. Thread-safe.
 */
public final class Expressions {
    private final KnownNames names;
    private final Vocabulary vocabulary;
    private final Map<String, Function> functions = Functions.all();
    private final Set<String> callable = new TreeSet<>();
    private final CelCompiler compiler;

    public Expressions(KnownNames names) {
        this.names = names;
        this.vocabulary = new Vocabulary(names);
        functions.keySet().stream()
                .filter(name -> Character.isLetter(name.charAt(0)))
                .forEach(callable::add);
        for (CelStandardMacro macro : CelStandardMacro.STANDARD_MACROS) callable.add(macro.getFunction());
        this.compiler = compiler();
    }

    private CelCompiler compiler() {
        CelOptions options = CelOptions.current()
                .maxExpressionCodePointSize(Limits.SOURCE)
                .maxParseRecursionDepth(Limits.NESTING)
                .populateMacroCalls(false)
                .build();
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(options)
                .setStandardEnvironmentEnabled(false)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setTypeProvider(vocabulary.types());
        functions.values().forEach(function -> builder.addFunctionDeclarations(function.declaration()));
        vocabulary.variables().forEach((name, variable) -> builder.addVar(name, variable.type()));
        return builder.build();
    }

    /** Compiles what is true or false of a person. What is absent makes it false, unless the rest decides. */
    public Compilation condition(String source) {
        return compile(source, ValueType.FLAG, true);
    }

    /** Compiles what gives a value of a kind, or none where something is absent. */
    public Compilation compile(String source, ValueType wanted) {
        return compile(source, wanted, false);
    }

    private Compilation compile(String source, ValueType wanted, boolean isCondition) {
        if (source.codePointCount(0, source.length()) > Limits.SOURCE)
            return refused("it is too long: at most " + Limits.SOURCE + " characters");
        if (source.isBlank()) return refused("it is empty");
        CelValidationResult parsed = compiler.parse(source);
        Findings findings = new Findings(parsed.getSource(), names, vocabulary, callable);
        if (parsed.hasError()) return refused(parsed, findings);
        CelAbstractSyntaxTree tree = tree(parsed);
        // Before types are looked at, because those of maps within maps can be twice as large with each.
        CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .filter(node -> node.getKind() == Kind.MAP || node.getKind() == Kind.STRUCT)
                .forEach(node -> findings.add(node.expr(), "nothing can be made in braces"));
        if (!findings.all().isEmpty()) return new Refused(findings.all());
        CelValidationResult checked = compiler.check(tree);
        return checked.hasError()
                ? refused(checked, findings)
                : planned(tree(checked), findings, source, wanted, isCondition);
    }

    private static Refused refused(CelValidationResult failed, Findings findings) {
        for (CelIssue issue : failed.getErrors()) findings.add(issue);
        return new Refused(findings.all());
    }

    private Compilation planned(
            CelAbstractSyntaxTree tree, Findings findings, String source, ValueType wanted, boolean isCondition) {
        Planner planner = new Planner(tree, vocabulary, functions, findings);
        Node root = planner.plan(tree.getExpr());
        List<ExpressionProblem> problems = new ArrayList<>(findings.all());
        CelType type = tree.getResultType();
        if (!wanted.mayCome(type))
            problems.add(new ExpressionProblem(
                    1, 1, "it gives " + Words.of(type) + ", and " + Words.of(wanted.checked()) + " is wanted"));
        return problems.isEmpty()
                ? new Compiled(new Expression(
                        source, root, planner.slots(), wanted, isCondition, planner.computed(), planner.readsLines()))
                : new Refused(problems);
    }

    private static CelAbstractSyntaxTree tree(CelValidationResult checked) {
        try {
            return checked.getAst();
        } catch (CelValidationException e) {
            throw new IllegalStateException("no error, and no tree", e);
        }
    }

    private static Compilation refused(String words) {
        return new Refused(List.of(new ExpressionProblem(1, 1, words)));
    }
}
