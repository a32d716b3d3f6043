package io.splitnets.calibration;

import io.splitnets.hardware.CostTerm;
import io.splitnets.npu.LayerFeatures;
import java.util.List;

/**
 * A measurement as the fit sees it.
 *
 * @param backbone networks of one backbone are left out together
 * @param layers counts of each layer
 * @param cycles measured
 * @param bytesPerChannel stored bytes per output channel beside the weights, of this network
 * @param outside clock of the measurement over that of the fit: bytes from outside take so many times the cycles
 */
record MeasuredCost(
        String backbone, List<LayerFeatures> layers, double cycles, double bytesPerChannel, double outside) {
    /** The count of {@code term} of one layer, in what the constants of the fit multiply. */
    double count(LayerFeatures layer, CostTerm term) {
        return layer.count(term, bytesPerChannel) * (term == CostTerm.EXTERNAL ? outside : 1);
    }

    /** Cycles below which a layer does not fall. */
    double leastCycles(LayerFeatures layer) {
        return layer.leastCycles(outside);
    }

    /** The count of {@code term} of the whole network, at any clock. */
    double count(CostTerm term) {
        if (term == CostTerm.FRAME) {
            return 1;
        }
        double sum = 0;
        for (LayerFeatures layer : layers) {
            sum += layer.count(term, bytesPerChannel);
        }
        return sum;
    }
}
