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

    /** The counts of all parts, filled in; validation is carved from the training images. */
    static DatasetRequest.Counts counts(
            String dataset, DatasetRequest.Counts asked, int standardValidation, int training, int test) {
        int validation = count(dataset, "validation", asked.validation(), standardValidation, training / 2);
        int train = count(dataset, "train", asked.train(), training, training - validation);
        return new DatasetRequest.Counts(train, validation, count(dataset, "test", asked.test(), test, test));
    }

    /** Refuses several views where every object has one picture. */
    static void requireOneView(String dataset, DatasetRequest request) {
        if (request.views() != 1) {
            throw refused(dataset, "views", request.views(), "1, since every object has one picture");
        }
    }
}
