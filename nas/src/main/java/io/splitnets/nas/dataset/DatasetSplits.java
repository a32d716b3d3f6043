package io.splitnets.nas.dataset;

/**
 * The three parts of a data set. Validation is carved from the training part; the test part is used for the last
 * measurement only.
 *
 * @param train what weights are fitted to
 * @param validation what choices are made by
 * @param test what is reported
 */
public record DatasetSplits(ImageSet train, ImageSet validation, ImageSet test) {

    /** Checks that the parts agree in shape and classes. */
    public DatasetSplits {
        requireSameShape(train, validation);
        requireSameShape(train, test);
    }

    private static void requireSameShape(ImageSet a, ImageSet b) {
        if (a.views() != b.views()
                || a.height() != b.height()
                || a.width() != b.width()
                || a.channels() != b.channels()
                || a.classes() != b.classes()) {
            throw new IllegalArgumentException("parts differ in shape: " + a + "; " + b);
        }
    }
}
