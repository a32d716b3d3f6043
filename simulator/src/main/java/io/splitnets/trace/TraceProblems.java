package io.splitnets.trace;

import io.splitnets.input.InputException;
import io.splitnets.input.Location;
import io.splitnets.input.Problem;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong in one data file, up to a number that a person still reads. */
final class TraceProblems {
    private static final int MOST = 20;

    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    TraceProblems(String file) {
        this.file = file;
    }

    void add(int line, int column, String value, String expected) {
        problems.add(new Problem(new Location(file, line, column), "", value, expected, ""));
        if (problems.size() >= MOST) {
            check();
        }
    }

    /** One problem after which reading makes no sense. */
    InputException fatal(int line, int column, String value, String expected) {
        problems.add(new Problem(new Location(file, line, column), "", value, expected, ""));
        return new InputException(problems);
    }

    void check() {
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }
}
