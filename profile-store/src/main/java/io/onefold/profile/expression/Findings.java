package io.onefold.profile.expression;

import dev.cel.common.CelIssue;
import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import io.onefold.profile.portrait.ComputedTrait;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is wrong with one expression, in the words of those who write them. Not thread-safe. */
final class Findings {
    private static final Pattern NO_NAME = Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern NO_MEMBER = Pattern.compile("undefined field '([^']*)'.*", Pattern.DOTALL);
    /** A sum's name is that of a home currency's sum and a currency. */
    private static final Pattern BY_CURRENCY = Pattern.compile("(spend_\\w+)\\.[A-Z]{3}");

    private final List<ExpressionProblem> problems = new ArrayList<>();
    private final CelSource source;
    private final String text;
    private final KnownNames known;
    private final Vocabulary vocabulary;
    private final Set<String> callable;

    /** @param callable the names of what can be called */
    Findings(CelSource source, KnownNames known, Vocabulary vocabulary, Set<String> callable) {
        this.source = source;
        this.text = source.getContent().toString();
        this.known = known;
        this.vocabulary = vocabulary;
        this.callable = callable;
    }

    /** All of them, in the order of the source. */
    List<ExpressionProblem> all() {
        problems.sort(Comparator.comparingInt(ExpressionProblem::line).thenComparingInt(ExpressionProblem::column));
        return problems.stream().distinct().toList();
    }

    void add(CelExpr part, String words) {
        boolean isMember = part.getKind() == CelExpr.ExprKind.Kind.SELECT;
        add(isMember ? nameFrom(offset(part), part.select().field()) : offset(part), words);
    }

    /** Remarks on values that can never be equal. */
    void comparable(CelExpr part, CelType a, CelType b) {
        if (!Words.mayEqual(a, b)) add(part, Words.of(a) + " and " + Words.of(b) + " are never equal");
    }

    /** Remarks on a name that the deployment does not know. */
    void named(CelExpr part, String map, String name) {
        Set<String> names = switch (map) {
            case "identifiers" -> known.namespaces();
            case "consents" -> known.purposes();
            default -> Set.of();
        };
        if (!names.isEmpty() && !names.contains(name))
            add(nameFrom(offset(part), name), unknown(map + "." + name, name, names));
    }

    /** Remarks on a name in brackets that no computed trait has. */
    void computed(CelExpr part, String name) {
        Matcher currency = BY_CURRENCY.matcher(name);
        if (!isComputed(currency.matches() ? currency.group(1) : name)) add(part, noMember(Sections.COMPUTED, name));
    }

    /** Puts into words what the library found. */
    void add(CelIssue issue) {
        int offset = offset(issue.getSourceLocation());
        Matcher noName = NO_NAME.matcher(issue.getMessage());
        Matcher noMember = NO_MEMBER.matcher(issue.getMessage());
        if (noName.matches()) {
            String name = noName.group(1);
            add(nameAround(offset, name), unknown(name, name, callableAndVariables()));
        } else if (noMember.matches()) {
            String name = noMember.group(1);
            add(nameFrom(offset, name), noMember(sectionBefore(offset, name), name));
        } else {
            add(offset, LibraryWords.of(issue.getMessage(), rest(offset)));
        }
    }

    private boolean isComputed(String name) {
        return members(Sections.COMPUTED).contains(name);
    }

    private String noMember(String section, String name) {
        boolean isOff = section.equals(Sections.COMPUTED)
                && ComputedTrait.labelled(name).filter(known.off()::contains).isPresent();
        if (isOff) return "computed." + name + " is switched off: see portrait in the configuration";
        return unknown(section.toLowerCase(Locale.ROOT) + "." + name, name, members(section));
    }

    private Collection<String> members(String section) {
        @Nullable Section<?> found = vocabulary.sections().get(section);
        return found == null ? Set.of() : found.members();
    }

    /** What stands before a name and a point; where that is no section, it is a loop's variable: an answer, or a line. */
    private String sectionBefore(int offset, String name) {
        String before = text.substring(0, units(nameFrom(offset, name)));
        for (String section : vocabulary.sections().keySet())
            if (before.matches("(?s).*\\b" + section.toLowerCase(Locale.ROOT) + "\\s*\\.\\s*")) return section;
        return known.lines() && text.contains("lines") ? Sections.LINE : Sections.ANSWER;
    }

    private List<String> callableAndVariables() {
        List<String> all = new ArrayList<>(vocabulary.variables().keySet());
        all.addAll(callable);
        return all;
    }

    private static String unknown(String whole, String name, Collection<String> names) {
        return "there is no " + whole + "." + Nearest.question(name, names);
    }

    private void add(int offset, String words) {
        CelSourceLocation place = source.getOffsetLocation(offset).orElse(CelSourceLocation.of(1, 0));
        problems.add(new ExpressionProblem(place.getLine(), place.getColumn() + 1, words));
    }

    private int offset(CelExpr part) {
        return Optional.ofNullable(source.getPositionsMap().get(part.id())).orElse(0);
    }

    private int offset(CelSourceLocation place) {
        return source.getLocationOffset(place).orElse(0);
    }

    /** The library points at the point or parenthesis of what it means, this at the name that follows. */
    private int nameFrom(int offset, String name) {
        int found = text.indexOf(name, units(offset));
        return found < 0 ? offset : text.codePointCount(0, found);
    }

    /** Where a name begins that starts or ends there. */
    private int nameAround(int offset, String name) {
        String before = text.substring(0, units(offset)).stripTrailing();
        return !rest(offset).startsWith(name) && before.endsWith(name)
                ? text.codePointCount(0, before.length() - name.length())
                : offset;
    }

    private String rest(int offset) {
        return text.substring(units(offset));
    }

    /** Places are counted in Unicode characters, texts in UTF-16 units. */
    private int units(int offset) {
        return text.offsetByCodePoints(0, Math.min(offset, text.codePointCount(0, text.length())));
    }
}
