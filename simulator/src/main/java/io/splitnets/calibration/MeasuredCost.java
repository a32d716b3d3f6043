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
 */
record MeasuredCost(String backbone, List<LayerFeatures> layers, double cycles, double bytesPerChannel) {
    /** The count of {@code term} of the whole network. */
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
