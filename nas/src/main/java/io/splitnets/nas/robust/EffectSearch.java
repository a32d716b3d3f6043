package io.splitnets.nas.robust;

import io.splitnets.nas.robust.Effect.Crossing;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Moves one assumption over its range, all others at their values, and finds by bisection where the best choice changes. */
final class EffectSearch {
    /** The place is found to a thousandth of the range. */
    private static final double FINEST = 1e-3;

    private final Function<List<String>, Situation> ask;
    private final double[] accuracies;
    private final int choices;
    private final int pick;
    private final int nominal;

    /**
     * A search.
     *
     * @param ask what happens with these settings
     * @param front the networks
     * @param nominal index of the best choice without any setting
     */
    EffectSearch(Function<List<String>, Situation> ask, FoundFront front, int nominal) {
        this.ask = ask;
        this.accuracies = Samples.reported(front);
        this.choices = front.choices();
        this.pick = front.pick();
        this.nominal = nominal;
    }

    Effect of(AssumptionLaw law) {
        Situation low = at(law, 0);
        Situation high = at(law, 1);
        double middle = law.share(law.assumption().value());
        return new Effect(
                law,
                low.answers().get(pick).p99Ms(),
                high.answers().get(pick).p99Ms(),
                low.best(accuracies, choices),
                high.best(accuracies, choices),
                crossing(law, middle, 0, low.best(accuracies, choices)),
                crossing(law, middle, 1, high.best(accuracies, choices)));
    }

    private Situation at(AssumptionLaw law, double share) {
        return ask.apply(List.of(law.setting(share)));
    }

    /** The change that is nearest to an end where there are several: bisection keeps one change between its bounds. */
    private Optional<Crossing> crossing(AssumptionLaw law, double middle, double end, int beyond) {
        if (beyond == nominal || middle == end) {
            return Optional.empty();
        }
        double same = middle;
        double other = end;
        int chosen = beyond;
        while (Math.abs(other - same) > FINEST) {
            double between = (same + other) / 2;
            int best = at(law, between).best(accuracies, choices);
            if (best == nominal) {
                same = between;
            } else {
                other = between;
                chosen = best;
            }
        }
        return Optional.of(new Crossing(other, law.shown(other), chosen));
    }
}
