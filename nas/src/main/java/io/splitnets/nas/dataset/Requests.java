package io.splitnets.nas.dataset;

import io.splitnets.input.InputException;
import io.splitnets.input.Location;
import io.splitnets.input.Problem;

/** What sources check about a request, reported as input problems at the path of the setting. */
final class Requests {
    private Requests() {}

    static InputException refused(String dataset, String setting, Object value, String expected) {
        return new InputException(new Problem(
                new Location("dataset " + dataset, 1, 1),
                "dataset." + setting,
                value.toString(),
                "expected " + expected,
                ""));
    }

    /** The requested number, or all there are; refused if there are not so many. */
    static int count(String dataset, String setting, int requested, int standard, int available) {
        int count = requested == 0 ? Math.min(standard, available) : requested;
        if (count > available) {
            throw refused(dataset, setting, count, "at most " + available);
        }
        return count;
    }
}
