package io.splitnets.npu;

import io.splitnets.hardware.DepthwiseMode;
import io.splitnets.hardware.NpuSpec;
import io.splitnets.network.LayerWorkload;
import io.splitnets.units.SimTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Cycles, traffic and time of layers on one accelerator.
 *
 * <p>Per layer: compute cycles from the dataflow (or the depthwise mode, or the vector unit for element-wise layers),
 * traffic from the tiling with fewest bytes, memory cycles from the slower of the two ports, and
 *
 * <pre>
 * double buffered   max(first load + max(compute, activation port) + last store, outside port) + layer overhead
 * single buffered       max(compute, activation port) + outside port + layer overhead
 * </pre>
 *
 * Where the accelerator has a fitted cost, a layer takes the fitted cycles in place of this, and a frame the fitted
 * start beside its overhead.
 * A cost below the bound {@code max(ceil(MACs / units), compulsory traffic / port)} is refused as a fault of the
 * dataflow. Not modelled: bank conflicts, sparsity, fusion of layers, memory refresh.
 *
 * <p>Pure and safe for use by several threads.
 */
public final class NpuCostModel {
    private final NpuSpec spec;
    private final Dataflow dataflow;
    private final LayerTiling tiling;
    private final Optional<FittedCost> fitted;
    private final Optional<BoundedMap<LayerKey, LayerCost>> known;

    /**
     * The model of {@code spec}.
     *
     * @throws IllegalArgumentException if its dataflow is not registered
     */
    public NpuCostModel(NpuSpec spec) {
        this(spec, Dataflows.of(spec));
    }

    /** The model of {@code spec} that keeps the costs of up to {@code layers} shapes. */
    NpuCostModel(NpuSpec spec, int layers) {
        this(spec, Dataflows.of(spec), Optional.of(new BoundedMap<>(layers)));
    }

    /** The model of {@code spec} with a dataflow of one's own. */
    public NpuCostModel(NpuSpec spec, Dataflow dataflow) {
        this(spec, dataflow, Optional.empty());
    }

    private NpuCostModel(NpuSpec spec, Dataflow dataflow, Optional<BoundedMap<LayerKey, LayerCost>> known) {
        this.known = known;
        this.spec = spec;
        this.dataflow = dataflow;
        this.tiling = new LayerTiling(spec);
        this.fitted = spec.fitted().map(found -> FittedCost.of(found, spec));
    }

    /** The accelerator. */
    public NpuSpec spec() {
        return spec;
    }

    /** The cost of one layer alone: its weights are resident if the accelerator keeps weights and these fit. */
    public LayerCost cost(LayerWorkload layer) {
        return cost(layer, staysResident(weightBytes(layer)));
    }

    /**
     * The cost of layers run one after the other. Their weights are resident if the accelerator keeps weights and all of
     * them fit into weight memory together; else each layer loads its own on every frame.
     */
    public NetworkCost cost(List<LayerWorkload> layers) {
        return costs(List.of(layers)).get(0);
    }

    /**
     * The costs of networks that take turns on the accelerator. Their weights are resident if the accelerator keeps weights
     * and those of all networks fit into weight memory together; else each network loads its own on every frame.
     */
    public List<NetworkCost> costs(List<List<LayerWorkload>> networks) {
        boolean resident = staysResident(storedBytes(networks.stream().flatMap(List::stream)));
        return networks.stream().map(layers -> cost(layers, resident)).toList();
    }

    /**
     * The cost of layers run one after the other, their weights resident or not as the caller says: of a part of a network,
     * which cannot tell by itself.
     */
    public NetworkCost cost(List<LayerWorkload> layers, boolean resident) {
        return new NetworkCost(
                layers.stream().map(layer -> cost(layer, resident)).toList(),
                resident,
                fitted.map(found -> found.warnings(features(layers, resident))).orElse(List.of()));
    }

    /** Bytes of weights that {@code layers} store, those of each layer rounded up; what several share counts once. */
    public long storedBytes(List<LayerWorkload> layers) {
        return storedBytes(layers.stream());
    }

    /** Cycles of one inference beside those of its layers. */
    public long frameCycles() {
        return fitted.map(FittedCost::frameCycles).orElse(0L);
    }

    /** Time of one inference: all cycles at the clock, rounded up to the picosecond once, plus the frame overhead. */
    public SimTime time(NetworkCost cost) {
        return time(Math.addExact(cost.cycles(), frameCycles())).plus(spec.frameOverhead());
    }

    /** Time of one layer, without the frame overhead. */
    public SimTime time(LayerCost cost) {
        return time(cost.cycles());
    }

    /** Time of {@code cycles} at the clock, rounded up to the picosecond. */
    public SimTime time(long cycles) {
        return spec.clock().timeOf(cycles);
    }

    /** What a fitted cost counts of layers run one after the other; weights are resident as in {@link #cost(List)}. */
    public List<LayerFeatures> features(List<LayerWorkload> layers) {
        return features(layers, staysResident(storedBytes(layers.stream())));
    }

    private List<LayerFeatures> features(List<LayerWorkload> layers, boolean resident) {
        return layers.stream()
                .map(layer -> {
                    OperandBytes bytes = OperandBytes.of(layer, spec.precision());
                    return features(layer, bytes, traffic(layer, bytes, resident), resident);
                })
                .toList();
    }

    private LayerFeatures features(LayerWorkload layer, OperandBytes bytes, LayerTraffic traffic, boolean resident) {
        long loaded = resident ? 0 : bytes.weights() / dataflow.batch();
        long activations = Math.addExact(bytes.ifmap(), bytes.ofmap());
        long outside = traffic.spilled() ? Math.addExact(loaded, activations) : loaded;
        return new LayerFeatures(
                loaded,
                traffic.externalBytes(),
                Math.addExact(traffic.ifmap(), traffic.ofmap()),
                computeCycles(layer),
                isDepthwise(layer),
                loaded > 0 ? layer.outChannels() : 0,
                Folds.ceilDiv(layer.macs(), units(layer)),
                LayerTimes.cycles(activations, spec.activationBytesPerCycle()),
                LayerTimes.cycles(outside, spec.weightBytesPerCycle()),
                outside);
    }

    /** Weights that several layers run with are stored once. */
    private long storedBytes(Stream<LayerWorkload> layers) {
        return layers.filter(LayerWorkload::ownsWeights)
                .mapToLong(this::weightBytes)
                .sum();
    }

    private long weightBytes(LayerWorkload layer) {
        return OperandBytes.of(layer, spec.precision()).weights();
    }

    private boolean staysResident(long weightBytes) {
        return spec.weightsResident() && weightBytes <= spec.weightMemory().bytes();
    }

    private LayerCost cost(LayerWorkload layer, boolean resident) {
        return known.isEmpty()
                ? computed(layer, resident)
                : known.get()
                        .get(new LayerKey(layer, resident), key -> computed(key.layer(), resident))
                        .of(layer);
    }

    private LayerCost computed(LayerWorkload layer, boolean resident) {
        OperandBytes bytes = OperandBytes.of(layer, spec.precision());
        LayerTraffic traffic = traffic(layer, bytes, resident);
        long compute = computeCycles(layer);
        LayerTimes times = LayerTimes.of(spec, bytes, traffic, compute);
        long overhead = spec.layerOverheadCycles();
        long cycles = fitted.map(found -> found.cycles(features(layer, bytes, traffic, resident)))
                .orElseGet(() -> Math.addExact(times.cycles(), overhead));
        checkBound(layer, compute, traffic.total() - compulsory(bytes, resident));
        return new LayerCost(
                layer,
                bytes.weights(),
                bytes.ifmap(),
                bytes.ofmap(),
                compute,
                traffic,
                times.memory(),
                overhead,
                cycles,
                cycles == 0 ? 0 : (double) layer.macs() / ((double) cycles * units(layer)),
                fitted.map(found -> found.boundBy(features(layer, bytes, traffic, resident)))
                        .orElseGet(() -> times.boundBy(ofArray(layer), overhead)));
    }

    private Bound ofArray(LayerWorkload layer) {
        return besideTheArray(layer)
                ? Bound.COMPUTE
                : dataflow.boundBy(layer, spec.rows(), spec.columns(), spec.convention());
    }

    private boolean besideTheArray(LayerWorkload layer) {
        return layer.macs() == 0 || isDepthwise(layer) && spec.depthwise() != DepthwiseMode.CHANNEL_SERIAL;
    }

    private LayerTraffic traffic(LayerWorkload layer, OperandBytes bytes, boolean resident) {
        Optional<LayerTraffic> mapped = besideTheArray(layer)
                ? Optional.empty()
                : dataflow.traffic(layer, spec.rows(), spec.columns(), resident);
        return mapped.orElseGet(() -> tiling.traffic(layer, bytes, resident));
    }

    private long compulsory(OperandBytes bytes, boolean resident) {
        long weights = resident ? 0 : bytes.weights() / dataflow.batch();
        return Math.addExact(weights, Math.addExact(bytes.ifmap(), bytes.ofmap()));
    }

    private long computeCycles(LayerWorkload layer) {
        if (layer.macs() == 0) {
            long window = (long) layer.kernelH() * layer.kernelW();
            return Folds.ceilDiv(
                    Math.max(layer.ifmap(), Math.multiplyExact(layer.ofmap(), window)), spec.vectorLanes());
        }
        if (isDepthwise(layer) && spec.depthwise() == DepthwiseMode.VECTOR) {
            return Folds.ceilDiv(layer.macs(), spec.vectorLanes());
        }
        if (isDepthwise(layer) && spec.depthwise() == DepthwiseMode.CHANNEL_PARALLEL) {
            long channelFolds = Folds.ceilDiv(layer.outChannels(), spec.columns());
            long tapFolds = Folds.ceilDiv(layer.k(), spec.rows());
            return Math.multiplyExact(Math.multiplyExact(channelFolds, tapFolds), layer.m());
        }
        long leastCycles = Folds.ceilDiv(layer.macs(), spec.processingElements());
        long cycles = dataflow.cycles(layer, spec.rows(), spec.columns(), spec.convention());
        // A 1 x 1 array in the scalesim convention reports its last cycle index, one below the count.
        return spec.processingElements() == 1 ? Math.max(cycles, leastCycles) : cycles;
    }

    private static boolean isDepthwise(LayerWorkload layer) {
        return layer.groups() > 1 && layer.groups() == layer.inChannels();
    }

    private long units(LayerWorkload layer) {
        boolean vector = isDepthwise(layer) && spec.depthwise() == DepthwiseMode.VECTOR;
        return vector ? spec.vectorLanes() : spec.processingElements();
    }

    private void checkBound(LayerWorkload layer, long compute, long trafficAboveCompulsory) {
        if (compute < Folds.ceilDiv(layer.macs(), units(layer)) || trafficAboveCompulsory < 0) {
            throw new IllegalStateException("dataflow " + dataflow.name() + " costs layer " + layer.name()
                    + " fewer cycles or bytes than it must take");
        }
    }
}
