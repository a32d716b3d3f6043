package io.splitnets.nas.study;

import io.splitnets.measure.Estimate;
import io.splitnets.nas.study.Cell.Scale;

/** What a difference over seeds says: an effect is spoken of only where the interval leaves zero out. */
enum Verdict {
    HELPS("helps"),
    HURTS("hurts"),
    NOTHING("no difference that these seeds show"),
    ONE_SEED("one seed, which shows no difference nor its absence");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** The verdict on a difference of which more is better. */
    static Verdict of(SeedFigure difference) {
        Estimate estimate = difference.estimate();
        if (estimate.low().isEmpty()) {
            return ONE_SEED;
        }
        return estimate.low().getAsDouble() > 0 ? HELPS : estimate.high().orElse(0) < 0 ? HURTS : NOTHING;
    }

    /** The difference in words, such as {@code -0.41 [-0.60, -0.22] points: hurts}. */
    static String sentence(String what, SeedFigure difference) {
        return what + ": " + FigureText.of(difference, Scale.DIFFERENCE) + " points: " + of(difference).words + ".";
    }
}
