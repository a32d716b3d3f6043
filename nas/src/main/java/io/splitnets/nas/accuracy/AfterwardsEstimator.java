package io.splitnets.nas.accuracy;

import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.SplitChoice;

/** Tells how accurate a network is whose features are compressed after its training. Thread-safe. */
public interface AfterwardsEstimator {
    /**
     * The accuracy of a network whose features are compressed at the place of {@code split}, without further training.
     *
     * @param plain a network of one view without a split module
     * @param split where, to how many channels and with how many bits
     */
    AccuracyFigure afterwards(Architecture plain, SplitChoice split);
}
