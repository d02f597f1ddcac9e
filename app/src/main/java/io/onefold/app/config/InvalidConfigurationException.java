package io.onefold.app.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used. Names all that is wrong with it at once. */
public final class InvalidConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<ConfigurationProblem> problems;

    InvalidConfigurationException(List<ConfigurationProblem> problems) {
        super(problems.stream().map(ConfigurationProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All problems: the file's in its order, then the environment's, then the flags'. */
    public List<ConfigurationProblem> problems() {
        return problems;
    }
}
