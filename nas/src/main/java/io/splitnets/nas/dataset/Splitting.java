package io.splitnets.nas.dataset;

/** Cuts the training part of a set into training and validation, and limits the test part. */
final class Splitting {
    private Splitting() {}

    /**
     * Splits with class-balanced seeded choices; all counts are filled in and possible.
     *
     * @param training what training and validation come from
     * @param test what the test part comes from, never mixed with the other
     */
    static DatasetSplits split(ImageSet training, ImageSet test, DatasetRequest.Counts counts, long seed) {
        BalancedSplit.Parts carved = BalancedSplit.choose(training, counts.validation(), seed);
        ImageSet validation = training.select(carved.chosen());
        ImageSet rest = training.select(carved.rest());
        return new DatasetSplits(
                limited(rest, counts.train(), seed).named(training.name()),
                validation.named(training.name() + " (validation)"),
                limited(test, counts.test(), seed));
    }

    private static ImageSet limited(ImageSet set, int count, long seed) {
        return count == set.count()
                ? set
                : set.select(BalancedSplit.choose(set, count, seed).chosen());
    }
}
