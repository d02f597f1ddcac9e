package io.onefold.profile.expression;

import java.util.List;

/** What became of an expression's source. */
public sealed interface Compilation {
    /** It can be evaluated. */
    record Compiled(Expression expression) implements Compilation {}

    /** It cannot, for all of these reasons: at least one, in the order of the source. */
    record Refused(List<ExpressionProblem> problems) implements Compilation {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
