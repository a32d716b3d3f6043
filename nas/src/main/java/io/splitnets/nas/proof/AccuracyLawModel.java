package io.splitnets.nas.proof;

import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.PhaseChoice;
import io.splitnets.nas.space.SplitChoice;
import java.util.List;

/**
 * A formula that stands for the accuracy of a trained network, so that every candidate of a space can be judged in
 * microseconds. All its numbers are assumed: it is no prediction. It has what makes a search hard. Returns diminish;
 * resolution raises what large kernels gain; phases whose widths do not fit together lose; and the price of the split
 * module falls with the information that it lets through and depends on its place.
 */
final class AccuracyLawModel {
    private static final double LARGEST_KERNEL = 7;

    private AccuracyLawModel() {}

    /** A share between 0 and 1, rising with the size of the network and with what crosses the link. */
    static double accuracy(Architecture network) {
        return 0.97 - 0.45 * StrictMath.exp(-0.9 * capacity(network)) - price(network);
    }

    private static double capacity(Architecture network) {
        double sharpness = StrictMath.log(network.resolution() / 64.0);
        double capacity = 0.6 * sharpness + 0.1 * StrictMath.log(network.stemWidth());
        int before = network.stemWidth();
        for (PhaseChoice phase : network.phases()) {
            double jump = StrictMath.log((double) phase.width() / before) - 0.7;
            capacity += 0.15 * StrictMath.log(phase.width() * phase.depth())
                    + 0.12 * StrictMath.log(phase.expand())
                    + 0.2 * sharpness * phase.kernel() / LARGEST_KERNEL
                    - 0.1 * jump * jump;
            before = phase.width();
        }
        return capacity;
    }

    /** Falls with the bits that cross the link for every channel there was; early cuts are the dearer ones. */
    private static double price(Architecture network) {
        SplitChoice split = network.split().orElseThrow();
        List<PhaseChoice> phases = network.phases();
        int channels = split.phase() == 0
                ? network.stemWidth()
                : phases.get(split.phase() - 1).width();
        double share = Math.min(1, (double) split.keptChannels() / channels);
        double rounding = StrictMath.pow(0.5, split.bits());
        double early = 1 - (double) split.phase() / (phases.size() + 1);
        return (0.04 + 0.06 * early) * StrictMath.exp(-4 * share) + 0.2 * rounding * (1 + early);
    }
}
