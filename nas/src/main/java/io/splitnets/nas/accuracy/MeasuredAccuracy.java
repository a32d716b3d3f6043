package io.splitnets.nas.accuracy;

import io.splitnets.nas.dataset.ImageSet;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.SplitChoice;
import io.splitnets.nas.supernet.Accuracy;
import io.splitnets.nas.supernet.SubnetChoice;
import io.splitnets.nas.supernet.SubnetEvaluator;
import java.util.function.Supplier;

/**
 * Accuracy by classifying images with the network's share of the supernet, each network once. A network that is
 * compressed afterwards has a name of its own in the store, because the same split module may have been trained too.
 */
public final class MeasuredAccuracy implements AccuracyEstimator, AfterwardsEstimator {
    /** Behind the description of a network whose split module was not trained. */
    public static final String AFTERWARDS = " afterwards";

    private final SubnetEvaluator evaluator;
    private final ImageSet images;
    private final NetworkCodec codec;
    private final AccuracyStore store;

    /**
     * Measures on {@code images}.
     *
     * @param evaluator of the trained supernet
     * @param codec names networks in the store
     * @param store accuracies measured before, on the same weights and images
     */
    public MeasuredAccuracy(SubnetEvaluator evaluator, ImageSet images, NetworkCodec codec, AccuracyStore store) {
        this.evaluator = evaluator;
        this.images = images;
        this.codec = codec;
        this.store = store;
    }

    @Override
    public AccuracyEstimate accuracy(Architecture architecture) {
        return once(codec.describe(architecture), () -> evaluator.evaluate(SubnetChoice.of(architecture), images));
    }

    @Override
    public AccuracyEstimate afterwards(Architecture plain, SplitChoice split) {
        return once(
                codec.describe(plain.with(split)) + AFTERWARDS,
                () -> evaluator.evaluate(SubnetChoice.of(plain), split, images));
    }

    private AccuracyEstimate once(String name, Supplier<Accuracy> measuring) {
        return store.find(name).orElseGet(() -> {
            Accuracy measured = measuring.get();
            AccuracyEstimate estimate = new AccuracyEstimate(measured.correct(), measured.total());
            store.put(name, estimate);
            return estimate;
        });
    }
}
