package io.splitnets.input;

import java.util.List;
import java.util.stream.Collectors;

/** The user's input cannot be used. The message has one problem on each line and is fit to print as it is. */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** With one problem. */
    public InputException(Problem problem) {
        this(List.of(problem));
    }

    /** With all problems, of which there must be at least one. */
    public InputException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("no problem to report");
        }
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
