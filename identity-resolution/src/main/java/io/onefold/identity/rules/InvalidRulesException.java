package io.onefold.identity.rules;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A rules file that cannot be used. It names all that is wrong with it at once, in the order of the file. */
public final class InvalidRulesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<RulesProblem> problems;

    InvalidRulesException(List<RulesProblem> problems) {
        this(
                problems.stream()
                        .sorted(Comparator.comparingInt(RulesProblem::line).thenComparingInt(RulesProblem::column))
                        .toList(),
                problems.size());
    }

    private InvalidRulesException(List<RulesProblem> ordered, int count) {
        super("identity rules with " + count + (count == 1 ? " problem:\n" : " problems:\n")
                + ordered.stream().map(RulesProblem::toString).collect(Collectors.joining("\n")));
        this.problems = ordered;
    }

    /** All problems, in the order of the file; at least one. */
    public List<RulesProblem> problems() {
        return problems;
    }
}
