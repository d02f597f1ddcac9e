package io.onefold.ingest.description;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A description that cannot be used. It names all that is wrong with it at once, in the order of the file. */
public final class InvalidDescriptionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidDescriptionException(List<Problem> problems) {
        super(problems.stream()
                .sorted(Comparator.comparingInt(Problem::line))
                .map(Problem::toString)
                .collect(Collectors.joining("\n")));
        this.problems =
                problems.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }

    /** All problems, in the order of the file; at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
