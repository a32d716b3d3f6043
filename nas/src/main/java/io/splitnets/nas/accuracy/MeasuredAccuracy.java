package io.splitnets.nas.accuracy;

import io.splitnets.nas.dataset.ImageSet;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.supernet.Accuracy;
import io.splitnets.nas.supernet.SubnetChoice;
import io.splitnets.nas.supernet.SubnetEvaluator;

/** Accuracy by classifying images with the network's share of the supernet, each network once. */
public final class MeasuredAccuracy implements AccuracyEstimator {
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
        String name = codec.describe(architecture);
        return store.find(name).orElseGet(() -> {
            Accuracy measured = evaluator.evaluate(SubnetChoice.of(architecture), images);
            AccuracyEstimate estimate = new AccuracyEstimate(measured.correct(), measured.total());
            store.put(name, estimate);
            return estimate;
        });
    }
}
