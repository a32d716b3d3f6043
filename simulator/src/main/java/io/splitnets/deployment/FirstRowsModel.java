package io.splitnets.deployment;

import io.splitnets.network.LayerWorkload;
import io.splitnets.npu.LayerCost;
import io.splitnets.npu.NetworkCost;
import io.splitnets.npu.NpuCostModel;
import io.splitnets.system.RowStart;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;

/**
 * An accelerator that starts while the image is read:
 *
 * <pre>
 * rows   = (kernel height - 1) * dilation + 1, at most the rows of the input; padding is not used to start earlier
 * offset = readout * rows / rows of the input
 * tail   = time of the first layer / rows of its result + time of the other layers
 * </pre>
 *
 * <p>The first layer goes on as rows come; after the last row it has one row of its result left. An input smaller than the
 * image is a scaled image. Left out: what a line buffer costs, and layers after the first that could go on by rows too.
 */
final class FirstRowsModel {
    private FirstRowsModel() {}

    /**
     * The start of one network.
     *
     * @param readout of the image, ps
     */
    static RowStart start(NpuCostModel model, NetworkCost cost, Rational readout) {
        LayerCost first = cost.layers().get(0);
        LayerWorkload layer = first.layer();
        long window = (layer.kernelH() - 1L) * layer.dilation() + 1;
        Rational offset = readout.times(Math.min(window, layer.height())).dividedBy(Rational.of(layer.height()));
        Rational lastRow = Rational.of(model.time(first).picoseconds(), layer.outHeight());
        SimTime others = model.time(cost.cycles() - first.cycles());
        return new RowStart(new SimTime(offset.ceil()), others.plus(new SimTime(lastRow.ceil())));
    }
}
