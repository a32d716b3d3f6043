package io.splitnets.nas.oracle;

import io.splitnets.energy.LayerEnergy;
import io.splitnets.hardware.NpuSpec;
import io.splitnets.network.LayerWorkload;
import io.splitnets.npu.LayerDoesNotFitException;
import io.splitnets.npu.NetworkCost;
import io.splitnets.npu.NpuCostModel;
import io.splitnets.units.SimTime;
import java.util.List;
import java.util.Optional;

/** Costs the layers of a block on one accelerator. */
final class BlockCosting {
    private final NpuCostModel model;

    BlockCosting(NpuSpec spec) {
        this.model = new NpuCostModel(spec);
    }

    /** What an inference costs beside its layers, with or without resident weights. */
    BlockSide frame() {
        long cycles = model.frameCycles();
        SimTime time = model.time(cycles).plus(model.spec().frameOverhead());
        BlockCost cost = new BlockCost(cycles, time.picoseconds(), 0, 0, 0);
        return new BlockSide(0, Optional.of(cost), Optional.of(cost));
    }

    BlockSide of(List<LayerWorkload> layers) {
        long stored = model.storedBytes(layers);
        boolean mayStay = model.spec().weightsResident()
                && stored <= model.spec().weightMemory().bytes();
        return new BlockSide(stored, mayStay ? cost(layers, true) : Optional.empty(), cost(layers, false));
    }

    private Optional<BlockCost> cost(List<LayerWorkload> layers, boolean resident) {
        NetworkCost cost;
        try {
            cost = model.cost(layers, resident);
        } catch (LayerDoesNotFitException e) {
            return Optional.empty();
        }
        return Optional.of(new BlockCost(
                cost.cycles(),
                model.time(cost.cycles()).picoseconds(),
                cost.sramBytes(),
                cost.externalBytes(),
                LayerEnergy.of(model.spec(), cost).total()));
    }
}
