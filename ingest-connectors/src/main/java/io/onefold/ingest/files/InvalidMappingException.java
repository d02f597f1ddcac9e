package io.onefold.ingest.files;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A mapping that cannot be used. It names all that is wrong with it at once, in the order of the file. */
public final class InvalidMappingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<MappingProblem> problems;

    InvalidMappingException(List<MappingProblem> problems) {
        super(problems.stream()
                .sorted(Comparator.comparingInt(MappingProblem::line))
                .map(MappingProblem::toString)
                .collect(Collectors.joining("\n")));
        this.problems = problems.stream()
                .sorted(Comparator.comparingInt(MappingProblem::line))
                .toList();
    }

    /** All problems, in the order of the file; at least one. */
    public List<MappingProblem> problems() {
        return problems;
    }
}
